import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { letterStates } from '../../contract/letter-requests.ts';
import { letterEndpoints, type LetterEntry } from '../../contract/letters.ts';
import { format, timeIn } from '../format.ts';
import { failureView, skeleton } from '../views.ts';
import { noInfo } from '../newsletter-info.ts';
import { linkTo, navigate } from '../route.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { stateWords, strings } from './letters.strings.ts';

type List =
  | { name: 'loading' }
  | { name: 'failed'; text: string }
  | { name: 'ready'; letters: readonly LetterEntry[]; next: string | null };

/** How often the counts of a letter that is being sent are read. */
const REFRESH_MS = 4000;

class LetterList extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  @state() private accessor list: List = { name: 'loading' };
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
      ${this.#content()}`;
  }

  #content(): TemplateResult {
    const { list } = this;
    switch (list.name) {
      case 'loading':
        return skeleton(4);
      case 'failed':
        return failureView(list.text, () => this.#read());
      case 'ready':
        return list.letters.length ? this.#table(list.letters, list.next) : this.#empty();
    }
  }

  #empty(): TemplateResult {
    return this.#state
      ? html`<div class="empty"><p>${strings.emptyState}</p></div>`
      : html`<div class="empty">
          <p><strong>${strings.empty}</strong></p>
          <p>${strings.emptyText}</p>
          <a class="button" href=${linkTo('letters', 'new')}>${strings.write}</a>
        </div>`;
  }

  #table(letters: readonly LetterEntry[], next: string | null): TemplateResult {
    return html`<table class="list">
        <thead>
          <tr>
            <th scope="col">${strings.subject}</th>
            <th scope="col">${strings.state}</th>
            <th scope="col">${strings.time}</th>
            <th scope="col" class="figure">${strings.reach}</th>
          </tr>
        </thead>
        <tbody>
          ${letters.map((it) => this.#row(it))}
        </tbody>
      </table>
      ${next ? html`<button type="button" class="quiet" @click=${() => this.#read(next)}>${common.more}</button>` : nothing}`;
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

  async #read(after?: string): Promise<void> {
    clearTimeout(this.#timer);
    const state = this.#state;
    const query = { ...(state && { state }), ...(after && { after }) };
    const result = await this.community.call(letterEndpoints.letters, { query });
    if (state !== this.#state) return;
    const before = after && this.list.name === 'ready' ? this.list.letters : [];
    if (!result.ok) {
      this.list = { name: 'failed', text: failureText(result.failure.code) };
      return;
    }
    const { letters, next } = result.value;
    this.list = { name: 'ready', letters: [...before, ...letters], next };
    if (after) void this.focusOn(`tbody tr:nth-child(${before.length + 1}) a`);
    else if (this.isConnected && letters.some((it) => it.state === 'sending'))
      this.#timer = setTimeout(() => void this.#read(), REFRESH_MS);
  }
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
