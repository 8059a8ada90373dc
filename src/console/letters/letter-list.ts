import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { letterStates } from '../../contract/letter-requests.ts';
import { letterEndpoints, type LetterEntry } from '../../contract/letters.ts';
import { format, timeIn } from '../format.ts';
import { emptyView, firstOneView, tableView } from '../views.ts';
import { refreshAfter } from './letter-state.ts';
import { PagedList } from '../paged-list.ts';
import { noInfo } from '../newsletter-info.ts';
import { linkTo, navigate } from '../route.ts';
import { SectionElement } from '../section.ts';
import { stateWords, strings } from './letters.strings.ts';

/** How often the counts of a letter that is being sent are read. */

class LetterList extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  readonly #letters = new PagedList<LetterEntry>(this, async (query) => {
    const result = await this.community.call(letterEndpoints.letters, { query });
    return result.ok ? { ok: true, value: { items: result.value.letters, next: result.value.next } } : result;
  });
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #state(): string {
    return letterStates.find((it) => it === this.query.get('state')) ?? '';
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('query')) void this.#read();
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        <a class="button" href=${linkTo('letters', 'new')}>${strings.write}</a>
      </div>
      <div class="filters">
        <label for="letter-state">${strings.filter}</label>
        <select id="letter-state" .value=${this.#state} @change=${this.#filter}>
          <option value="">${strings.all}</option>
          ${letterStates.map((it) => html`<option value=${it} ?selected=${it === this.#state}>${stateWords[it]}</option>`)}
        </select>
      </div>
      ${this.#letters.view(4, ({ items, next }) => (items.length ? this.#table(items, next) : this.#empty()))}`;
  }

  #empty(): TemplateResult {
    return this.#state
      ? emptyView(html`<p>${strings.emptyState}</p>`)
      : firstOneView(
          strings.empty,
          strings.emptyText,
          html`<a class="button" href=${linkTo('letters', 'new')}>${strings.write}</a>`,
        );
  }

  #table(letters: readonly LetterEntry[], next: string | null): TemplateResult {
    return tableView({
      columns: [strings.subject, strings.state, strings.time, { figure: strings.reach }],
      rows: letters.map((it) => this.#row(it)),
      more: next && this.#more,
    });
  }

  #row(letter: LetterEntry): TemplateResult {
    const { id, subject, previewText, state } = letter;
    return html`<tr>
      <th scope="row">
        <a href=${linkTo('letters', id)} dir="auto">${subject}</a>
        ${previewText ? html`<p class="hint" dir="auto">${previewText}</p>` : nothing}
      </th>
      <td><span class="state ${state}">${stateWords[state]}</span></td>
      <td class="hint">${timeText(letter, this.info.zone)}</td>
      <td class="figure hint">${reachText(letter)}</td>
    </tr>`;
  }

  readonly #filter = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    navigate(linkTo('letters', '', value ? { state: value } : {}));
  };

  async #read(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#letters.load(this.#state ? { state: this.#state } : {});
    const { list } = this.#letters;
    const all = list.name === 'ready' ? list.items.map((it) => refreshAfter(it) ?? Infinity) : [];
    const after = Math.min(...all);
    if (this.isConnected && after < Infinity) this.#timer = setTimeout(() => void this.#read(), after);
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#letters.more();
    if (first) await this.focusOn(`a[href="${linkTo('letters', first)}"]`);
  };
}

/** When it goes out or was sent. */
export function timeText(
  { state, scheduledFor, startedAt, finishedAt, updatedAt }: LetterEntry,
  zone: string | undefined,
): string {
  const at = (moment: string | null) => ({ time: moment ? timeIn(moment, zone) : '' });
  switch (state) {
    case 'draft':
      return fill(strings.edited, at(updatedAt));
    case 'scheduled':
      return fill(strings.goesOut, at(scheduledFor));
    case 'sending':
    case 'paused':
      return fill(strings.startedAt, at(startedAt));
    case 'sent':
      return fill(strings.sentAt, at(finishedAt ?? startedAt));
  }
}

export function reachText({ recipients, sent, failed, bounced, complaints }: LetterEntry): string {
  if (recipients === null) return '';
  return [
    format(strings.sentOf, { sent, recipients }),
    failed && format(strings.failed, { count: failed }),
    bounced && format(strings.bounced, { count: bounced }),
    complaints && format(strings.complaints, { count: complaints }),
  ]
    .filter(Boolean)
    .join(', ');
}

customElements.define('console-letter-list', LetterList);
