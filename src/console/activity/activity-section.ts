import { html, nothing, type TemplateResult } from 'lit';
import { activityEndpoints, type ActivityEntry } from '../../contract/activity.ts';
import { timeIn } from '../format.ts';
import { PagedList } from '../paged-list.ts';
import { linkTo, type Section } from '../route.ts';
import { SectionElement } from '../section.ts';
import { firstOneView, tableView } from '../views.ts';
import { actionWords, strings } from './activity.strings.ts';

/** Who has changed what, and when. */
class ActivitySection extends SectionElement {
  readonly #entries = new PagedList<ActivityEntry>(this, async (query) => {
    const result = await this.community.call(activityEndpoints.activity, { query });
    if (!result.ok) return result;
    const { entries, next } = result.value;
    return { ok: true, value: { items: entries, next } };
  });

  protected override firstUpdated(): void {
    void this.#entries.load({});
  }

  protected override render(): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      <p class="hint">${strings.text}</p>
      ${this.#entries.view(6, ({ items, next }) =>
        items.length
          ? tableView({
              columns: [strings.what, strings.who, strings.when],
              rows: items.map(rowView),
              more: next && this.#more,
            })
          : firstOneView(strings.empty, strings.emptyText),
      )}`;
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#entries.more();
    if (first) await this.focusOn(`[data-entry="${first}"]`);
  };
}

/** The section with a page for what it was done to. */
function sectionOf(action: string): Section | undefined {
  if (action.endsWith('Letter')) return 'letters';
  return /^(create|change|copy|export)Event/.test(action) ? 'events' : undefined;
}

const rowView = ({ id, at, host, action, summary, subject, about }: ActivityEntry): TemplateResult => {
  const section = sectionOf(action);
  return html`<tr>
    <th scope="row" data-entry=${id} tabindex="-1">
      ${actionWords[action as keyof typeof actionWords] ?? summary}
      ${
        about
          ? html`<p class="hint" dir="auto">
              ${section && subject ? html`<a href=${linkTo(section, subject)}>${about}</a>` : about}
            </p>`
          : nothing
      }
    </th>
    <td dir="auto">${host ?? strings.formerHost}</td>
    <td class="hint">${timeIn(at, undefined)}</td>
  </tr>`;
};

customElements.define('console-activity', ActivitySection);
