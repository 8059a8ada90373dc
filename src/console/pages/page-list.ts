import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type PageEntry, pageListEndpoints } from '../../contract/page-list.ts';
import { dayIn, format } from '../format.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { firstOneView, readView, tableView, type Unread } from '../views.ts';
import { roleWords, strings } from './pages.strings.ts';

type Read = Unread | { name: 'ready'; pages: readonly PageEntry[] };

class PageList extends SectionElement {
  @state() private accessor read: Read = { name: 'loading' };

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        <a class="button" href=${linkTo('pages', 'new')}>${strings.write}</a>
      </div>
      ${readView(this.read, {
        rows: 3,
        retry: () => this.#load(),
        ready: ({ pages }) =>
          pages.length
            ? tableView({
                columns: [strings.page, strings.readers, strings.lessons, strings.changed],
                rows: pages.map(rowView),
              })
            : firstOneView(
                strings.empty,
                strings.emptyText,
                html`<a class="button" href=${linkTo('pages', 'new')}>${strings.write}</a>`,
              ),
      })}`;
  }

  async #load(): Promise<void> {
    const result = await this.community.call(pageListEndpoints.pages);
    this.read = result.ok
      ? { name: 'ready', pages: result.value.pages }
      : { name: 'failed', text: failureText(result.failure.code) };
  }
}

const rowView = ({ id, title, role, lessons, updatedAt }: PageEntry): TemplateResult =>
  html`<tr>
    <th scope="row">
      <a href=${linkTo('pages', id)} dir="auto">${title}</a>
      <p class="hint" dir="ltr">${id}</p>
    </th>
    <td><span class="state ${role}">${roleWords[role]}</span></td>
    <td class="hint">${format(strings.lessonCount, { count: lessons })}</td>
    <td class="hint">${dayIn(updatedAt)}</td>
  </tr>`;

customElements.define('console-page-list', PageList);
