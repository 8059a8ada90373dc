import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type EventEntry, eventListEndpoints as endpoints } from '../../contract/event-list.ts';
import { eventStates } from '../../contract/groups.ts';
import { filterForm, type Filters, filtersIn } from '../filters.ts';
import { format, timeIn } from '../format.ts';
import { noInfo } from '../newsletter-info.ts';
import { PagedList } from '../paged-list.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { emptyView, firstOneView, selectField, tableView } from '../views.ts';
import { boardLink } from './board-link.ts';
import { stateWords, strings } from './events.strings.ts';
import { publishedText } from './published-text.ts';

class EventList extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  readonly #events = new PagedList<EventEntry>(this, async (query) => {
    const result = await this.community.call(endpoints.events, { query });
    if (!result.ok) return result;
    const { events, next, total } = result.value;
    return { ok: true, value: { items: events, next, total } };
  });

  get #filters(): Filters {
    return filtersIn(this.query, ['search', 'state']);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('query')) void this.#events.load(this.#filters);
  }

  protected override render(): TemplateResult {
    const { list } = this.#events;
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      <p class="hint">${strings.text}</p>
      ${filterForm({
        ...{ section: 'events', filters: this.#filters, words: strings },
        fields: (set) =>
          selectField('state', strings.state, this.#filters['state'], {
            any: strings.any,
            options: eventStates.map((it) => [it, stateWords[it]] as const),
            change: (state) => set({ state }),
          }),
      })}
      <p class="total hint" role="status">
        ${list.name === 'ready' ? format(strings.total, { count: list.total ?? list.items.length }) : nothing}
      </p>
      ${this.#events.view(4, ({ items, next }) =>
        items.length
          ? tableView({
              columns: [
                ...[strings.event, strings.state, strings.groupsColumn, strings.peopleColumn],
                strings.piecesColumn,
              ],
              rows: items.map(rowView),
              more: next && this.#more,
            })
          : this.#empty(),
      )}`;
  }

  #empty(): TemplateResult {
    if (Object.keys(this.#filters).length) return emptyView(html`<p>${strings.none}</p>`);
    const { board } = this.info.pages;
    return firstOneView(
      strings.empty,
      board ? strings.emptyText : strings.noBoard,
      board
        ? html`<a class="button" href=${boardLink(board)}>${strings.openBoard}</a>`
        : html`<a class="button" href=${linkTo('settings')}>${strings.settings}</a>`,
    );
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#events.more();
    if (first) await this.focusOn(`a[href="${linkTo('events', first)}"]`);
  };
}

const rowView = ({ id, title, startsAt, zone, state, groups, people, pieces }: EventEntry): TemplateResult =>
  html`<tr>
    <th scope="row">
      <a href=${linkTo('events', id)} dir="auto">${title}</a>
      <p class="hint">${timeIn(startsAt, zone)}</p>
    </th>
    <td><span class="state ${state}">${stateWords[state]}</span></td>
    <td class="hint">${format(strings.groups, { count: groups })}</td>
    <td class="hint">${format(strings.people, { count: people })}</td>
    <td class="hint">${publishedText(pieces)}</td>
  </tr>`;

customElements.define('console-event-list', EventList);
