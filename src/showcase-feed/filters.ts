import { html, nothing, type TemplateResult } from 'lit';
import { postKinds } from '../contract/post-kinds.ts';
import type { ShowcaseCounts } from '../contract/showcase-visits.ts';
import type { Permalink } from './permalink.ts';
import type { VisitorActions } from './visitor-actions.ts';

/** Buttons for the kinds, selects for what has more values, and the search field. */
export function filtersView(
  visitor: VisitorActions,
  counts: ShowcaseCounts,
  chosen: Permalink,
): TemplateResult {
  const { words } = visitor.host;
  const kinds = counts.kinds.filter(({ value }) => postKinds.includes(value as never));
  const kind = (value: string, label: string, count: number) =>
    html`<button
      type="button"
      aria-pressed=${(chosen.kind ?? '') === value}
      @click=${() => visitor.filter({ kind: value })}
    >
      ${label} <small>${count}</small>
    </button>`;
  return html`<div class="filters" part="filters">
    <label class="search"
      ><span class="spoken">${words.search}</span
      ><input
        type="search"
        name="q"
        placeholder=${words.search}
        .value=${chosen.q ?? ''}
        @input=${(event: Event) => visitor.search((event.target as HTMLInputElement).value)}
    /></label>
    <div class="kinds">
      ${kind('', words.all, counts.all)}
      ${
        kinds.length > 1
          ? kinds.map(({ value, count }) => kind(value, words[value as 'video'], count))
          : nothing
      }
    </div>
    ${choice('topic', words.topics, counts.topics)} ${choice('event', words.events, counts.events)}
    ${choice('group', words.groups, counts.groups)} ${choice('author', words.authors, counts.authors)}
  </div>`;

  function choice(
    name: 'topic' | 'event' | 'group' | 'author',
    label: string,
    all: ShowcaseCounts['topics'],
  ) {
    if (all.length < 2) return nothing;
    const choose = (event: Event) => visitor.filter({ [name]: (event.target as HTMLSelectElement).value });
    return html`<select aria-label=${label} @change=${choose}>
      <option value="">${label}</option>
      ${all.map(
        (one) =>
          html`<option value=${one.value} ?selected=${chosen[name] === one.value}>
            ${one.label} (${one.count})
          </option>`,
      )}
    </select>`;
  }
}
