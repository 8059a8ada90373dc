import { html, nothing, type TemplateResult } from 'lit';
import { times } from '../ui/times.ts';
import { strings } from './strings.ts';

/** Rows in the place of those that are being read. */
const skeleton = (rows: number): TemplateResult =>
  html`<div class="skeleton" aria-busy="true">
    <span class="spoken">${strings.loading}</span>
    ${times(rows, () => html`<div></div>`)}
  </div>`;

const failureView = (text: string, retry: () => unknown): TemplateResult =>
  html`<div class="empty">
    <p class="error" role="alert">${text}</p>
    <button type="button" class="quiet" @click=${retry}>${strings.retry}</button>
  </div>`;

export type Unread = { name: 'loading' } | { name: 'failed'; text: string };

/** Something that is read from the server: a skeleton of it, why it could not be read, or it. */
export function readView<Ready extends { name: 'ready' }>(
  read: Unread | Ready,
  { rows, retry, ready }: { rows: number; retry: () => unknown; ready: (read: Ready) => TemplateResult },
): TemplateResult {
  switch (read.name) {
    case 'loading':
      return skeleton(rows);
    case 'failed':
      return failureView(read.text, retry);
    case 'ready':
      return ready(read);
  }
}

/** In the place of a list without entries. */
export const emptyView = (content: unknown): TemplateResult => html`<div class="empty">${content}</div>`;

/** In the place of a list that will have entries: what it is for, and how the first gets there. */
export const firstOneView = (title: string, text: string, action: unknown = nothing): TemplateResult =>
  emptyView(
    html`<p><strong>${title}</strong></p>
      <p>${text}</p>
      ${action}`,
  );

export interface TableProps {
  /** An empty name: the column of the actions. */
  columns: readonly (string | { figure: string })[];
  rows: unknown;
  /** Reads the next page; absent on the last one. */
  more?: (() => unknown) | '' | null;
}

export const tableView = ({ columns, rows, more }: TableProps): TemplateResult =>
  html`<table class="list">
      <thead>
        <tr>
          ${columns.map((it) => {
            if (typeof it === 'object') return html`<th scope="col" class="figure">${it.figure}</th>`;
            return it ? html`<th scope="col">${it}</th>` : html`<td></td>`;
          })}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more ? html`<button type="button" class="quiet" @click=${more}>${strings.more}</button>` : nothing}`;

/** Asks before something that cannot be undone. The focus goes to the question. */
export const question = (
  text: string,
  {
    yes,
    act,
    cancel,
    danger = false,
  }: { yes: string; act: () => unknown; cancel: () => unknown; danger?: boolean },
): TemplateResult =>
  html`<div
    class="question"
    role="group"
    aria-label=${text}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && cancel()}
  >
    <p tabindex="-1" data-question>${text}</p>
    <div class="row">
      <button type="button" class=${danger ? 'danger' : ''} @click=${act}>${yes}</button>
      <button type="button" class="quiet" @click=${cancel}>${strings.cancel}</button>
    </div>
  </div>`;

/** Opens and closes the form for a new entry. The focus returns to it by `[data-add]`. */
export const addButton = (
  text: string,
  isAdding: boolean,
  toggle: (isAdding: boolean) => unknown,
): TemplateResult =>
  html`<button
    type="button"
    class=${isAdding ? 'quiet' : ''}
    data-add
    aria-expanded=${isAdding}
    @click=${() => toggle(!isAdding)}
  >
    ${text}
  </button>`;

export interface Removal {
  text: string;
  /** Whether the question is shown. */
  isAsked: boolean;
  ask: (isAsked: boolean) => unknown;
  question: string;
  yes: string;
  act: () => unknown;
}

/** The actions on an entry; the last one removes it, after a question. */
export const entryActions = (actions: unknown, { text, isAsked, ask, ...about }: Removal): TemplateResult =>
  html`<div class="actions">
      ${actions}
      <button
        type="button"
        class="quiet danger"
        data-action="remove"
        aria-expanded=${isAsked}
        @click=${() => ask(!isAsked)}
      >
        ${text}
      </button>
    </div>
    ${isAsked ? question(about.question, { ...about, cancel: () => ask(false), danger: true }) : nothing}`;

export interface SelectFieldProps {
  /** The choice that chooses nothing. */
  any?: string;
  options: readonly (readonly [value: string, label: string])[];
  change: (value: string) => void;
}

export const selectField = (
  id: string,
  label: string,
  value = '',
  { any, options, change }: SelectFieldProps,
): TemplateResult =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${id} @change=${({ target }: Event) => change((target as HTMLSelectElement).value)}>
      ${any === undefined ? nothing : html`<option value="" ?selected=${!value}>${any}</option>`}
      ${options.map(
        ([option, text]) => html`<option value=${option} ?selected=${option === value}>${text}</option>`,
      )}
    </select>
  </div>`;

/** A term and what it is, in a list of such. */
export const detail = (term: string, value: unknown): TemplateResult | typeof nothing =>
  value === null || value === '' || value === undefined
    ? nothing
    : html`<div>
        <dt>${term}</dt>
        <dd dir="auto">${value}</dd>
      </div>`;
