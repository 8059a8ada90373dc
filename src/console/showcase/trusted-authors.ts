import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { type TrustedAuthor, showcaseHostEndpoints as endpoints } from '../../contract/showcase-hosting.ts';
import { format } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { PagedList } from '../paged-list.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { addButton, firstOneView, question, tableView } from '../views.ts';
import './author-form.ts';
import { strings } from './authors.strings.ts';
import { AUTHORS, showcaseNav } from './showcase-nav.ts';

type Item = TrustedAuthor & { id: string };

/** The members whose posts are published without review: give trust, and take it back. */
class TrustedAuthors extends SectionElement {
  @state() private accessor isAdding = false;
  /** The author in whom trust is about to be taken back. */
  @state() private accessor asked = '';
  readonly #authors = new PagedList<Item>(this, async (query) => {
    const result = await this.community.call(endpoints.trustedAuthors, { query });
    if (!result.ok) return result;
    const { authors, next, total } = result.value;
    return { ok: true, value: { items: authors.map((it) => ({ ...it, id: it.member })), next, total } };
  });

  protected override firstUpdated(): void {
    void this.#authors.load({});
  }

  protected override render(): TemplateResult {
    const { isAdding } = this;
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        ${addButton(strings.add, isAdding, (opens) => this.#toggleForm(opens))}
      </div>
      ${showcaseNav(AUTHORS)}
      <p class="hint">${strings.text}</p>
      ${
        isAdding
          ? html`<console-author-form
              .community=${this.community}
              @console-created=${() => {
                this.#toggleForm(false);
                void this.#authors.reload();
              }}
              @console-closed=${() => this.#toggleForm(false)}
            ></console-author-form>`
          : nothing
      }
      ${this.#authors.view(3, ({ items, next }) => {
        if (!items.length) return isAdding ? html`` : firstOneView(strings.empty, strings.emptyText);
        return tableView({
          columns: [strings.author, strings.published, ''],
          rows: items.map((it) => this.#row(it)),
          more: next && this.#more,
        });
      })}`;
  }

  #row(item: Item): TemplateResult {
    const { id, posts } = item;
    const name = nameOf(item);
    return openRow({
      ...{ id, columns: 3, isOpen: this.asked === id },
      cells: html`<th scope="row">
          <bdi>${name}</bdi>
          ${item.name ? html`<p class="hint" dir="ltr">${item.email}</p>` : nothing}
        </th>
        <td class="hint">${format(strings.posts, { count: posts })}</td>`,
      button: {
        text: strings.takeBack,
        label: fill(strings.takeBackOf, { name }),
        toggle: (asks) => this.#ask(id, asks),
      },
      panel: () =>
        question(fill(strings.takeBackSure, { name }), {
          yes: strings.takeBackNow,
          act: () => this.#takeBack(item),
          cancel: () => this.#ask(id, false),
        }),
    });
  }

  #toggleForm(isOpen: boolean): void {
    this.isAdding = isOpen;
    this.asked = '';
    if (!isOpen) void this.focusOn('[data-add]');
  }

  #ask(id: string, asks: boolean): void {
    this.asked = asks ? id : '';
    void this.focusOn(asks ? '[data-question]' : rowButton(id));
  }

  async #takeBack(item: Item): Promise<void> {
    const result = await this.community.call(endpoints.untrustAuthor, { params: { member: item.member } });
    // Another host may have taken it back before.
    if (!result.ok && result.failure.code !== 'not-found')
      return this.announce(failureText(result.failure.code));
    this.asked = '';
    this.#authors.replace(item.id);
    this.announce(fill(strings.taken, { name: nameOf(item) }));
    await this.focusOn('[data-add]');
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#authors.more();
    if (first) await this.focusOn(rowButton(first));
  };
}

const nameOf = ({ name, email }: TrustedAuthor): string => name || email;

customElements.define('console-trusted-authors', TrustedAuthors);
