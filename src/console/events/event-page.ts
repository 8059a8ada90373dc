import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { eventListEndpoints as endpoints } from '../../contract/event-list.ts';
import { fill } from '../../contract/fill.ts';
import {
  type Board,
  boardEndpoints,
  type EventHead,
  type Group,
  pieceStates,
} from '../../contract/groups.ts';
import { download, fileName, readFile } from '../files.ts';
import { format, timeIn } from '../format.ts';
import { noInfo } from '../newsletter-info.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText } from '../strings.ts';
import { detail, emptyView, readView, tableView, type Unread } from '../views.ts';
import { boardLink } from './board-link.ts';
import './copy-form.ts';
import { joiningWords, pieceWords, showcaseWords, stateWords, strings } from './events.strings.ts';
import { publishedText } from './published-text.ts';

type Page = Unread | { name: 'ready'; board: Board };

const exports = {
  csv: endpoints.exportEventTable,
  json: endpoints.exportEvent,
} as const;

/** An event: its figures and rules, its groups; copies and exports it. */
class EventPage extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  @state() private accessor page: Page = { name: 'loading' };
  @state() private accessor isCopying = false;
  @state() private accessor isExporting = false;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('path')) return;
    this.isCopying = false;
    this.page = { name: 'loading' };
    void this.#read();
  }

  protected override render(): TemplateResult {
    const { page } = this;
    const title = page.name === 'ready' ? page.board.event.title : strings.eventTitle;
    return html`<p class="back-link"><a href=${linkTo('events')}>${strings.back}</a></p>
      <div class="head"><h1 tabindex="-1" dir="auto">${title}</h1></div>
      ${readView(page, {
        rows: 5,
        retry: () => this.#read(),
        ready: ({ board }) =>
          html`${this.#status(board.event)} ${this.#actions(board)} ${figuresView(board)}
          ${rulesView(board.event)} ${groupsView(board)}`,
      })}`;
  }

  #status({ state, startsAt, zone }: EventHead): TemplateResult {
    return html`<p class="status">
      <span class="state ${state}">${stateWords[state]}</span> ${timeIn(startsAt, zone)}
    </p>`;
  }

  #actions({ event, groups }: Board): TemplateResult {
    const { isCopying } = this;
    const { board } = this.info.pages;
    const exporter = (kind: keyof typeof exports, text: string) =>
      html`<button
        type="button"
        class="quiet"
        aria-disabled=${this.isExporting ? 'true' : nothing}
        @click=${() => this.#export(event.id, kind)}
      >
        ${text}
      </button>`;
    const results = `${this.community.api}/events/${encodeURIComponent(event.id)}/summary.html`;
    return html`<div class="actions">
        ${board ? html`<a class="button" href=${boardLink(board, event.id)}>${strings.openBoard}</a>` : nothing}
        ${event.state === 'closed' ? html`<a class="button quiet" href=${results}>${strings.results}</a>` : nothing}
        <button
          type="button"
          class="quiet"
          data-copy
          aria-expanded=${isCopying}
          @click=${() => this.#toggleCopy(!isCopying)}
        >
          ${strings.copy}
        </button>
        ${exporter('csv', strings.exportCsv)} ${exporter('json', strings.exportJson)}
      </div>
      ${board ? nothing : html`<p class="hint"><a href=${linkTo('settings')}>${strings.noBoard}</a></p>`}
      ${
        isCopying
          ? html`<console-event-copy
              .community=${this.community}
              .event=${event}
              .groups=${groups.length}
              @console-closed=${() => this.#toggleCopy(false)}
            ></console-event-copy>`
          : nothing
      }`;
  }

  #toggleCopy(isOpen: boolean): void {
    this.isCopying = isOpen;
    if (!isOpen) void this.focusOn('[data-copy]');
  }

  async #read(): Promise<void> {
    const { path } = this;
    const result = await this.community.call(boardEndpoints.board, { params: { event: path } });
    if (path !== this.path) return;
    this.page = result.ok
      ? { name: 'ready', board: result.value }
      : { name: 'failed', text: failureText(result.failure.code) };
  }

  async #export(event: string, kind: keyof typeof exports): Promise<void> {
    if (this.isExporting) return;
    this.isExporting = true;
    const result = await readFile(this.community, exports[kind], { event });
    this.isExporting = false;
    if (!result.ok) return this.announce(failureText(result.failure.code));
    download(result.value, fileName(event, kind));
    this.announce(strings.exported);
  }
}

function figuresView({ groups, rows }: Board): TemplateResult {
  const tile = (count: number, label: string) =>
    html`<li>
      <div class="tile">
        <strong>${format('{count}', { count })}</strong> <span>${format(label, { count })}</span>
      </div>
    </li>`;
  return html`<ul class="tiles" role="list">
    ${tile(groups.length, strings.groupCount)} ${tile(rows.length, strings.peopleCount)}
    ${pieceStates.map((it) => tile(rows.filter(({ piece }) => piece?.state === it).length, pieceWords[it]))}
  </ul>`;
}

const rulesView = (event: EventHead): TemplateResult =>
  html`<dl class="details">
    ${detail(strings.zone, event.zone.replaceAll('_', ' '))}
    ${detail(strings.closedAt, event.closedAt && timeIn(event.closedAt, event.zone))}
    ${detail(strings.joining, joiningWords[event.joining])} ${detail(strings.capacity, event.capacity)}
    ${detail(strings.quorum, `${event.quorum} %`)} ${detail(strings.showcase, showcaseWords[event.showcase])}
  </dl>`;

function groupsView({ groups, rows }: Board): TemplateResult {
  const names = new Map(rows.map(({ member, name }) => [member, name]));
  const waiting = rows.filter(({ group }) => group === null).length;
  return html`<section>
    <h2>${strings.groupsColumn}</h2>
    ${waiting ? html`<p class="hint">${format(strings.waiting, { count: waiting })}</p>` : nothing}
    ${
      groups.length
        ? tableView({
            columns: [strings.group, strings.date, strings.peopleColumn, strings.piecesColumn],
            rows: groups.map((it) => groupRow(it, it.facilitator ? names.get(it.facilitator) : undefined)),
          })
        : emptyView(html`<p>${strings.noGroups}</p>`)
    }
  </section>`;
}

function groupRow({ name, date, people, pieces }: Group, facilitator: string | undefined): TemplateResult {
  return html`<tr>
    <th scope="row">
      <bdi>${name}</bdi>
      ${facilitator ? html`<p class="hint" dir="auto">${fill(strings.facilitator, { name: facilitator })}</p>` : nothing}
    </th>
    <td class="hint">${date ? timeIn(date.at, date.zone) : strings.noDate}</td>
    <td class="hint">${format(strings.people, { count: people })}</td>
    <td class="hint">${publishedText(pieces)}</td>
  </tr>`;
}

customElements.define('console-event', EventPage);
