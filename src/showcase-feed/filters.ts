import { css, html, nothing, type TemplateResult } from 'lit';
import { postKinds } from '../contract/post-kinds.ts';
import { selectMenu } from '../ui/select-menu.ts';
import type { ShowcaseCounts } from '../contract/showcase-visits.ts';
import type { Permalink } from './permalink.ts';
import type { VisitorActions } from './visitor-actions.ts';

export const filterStyles = css`
  .filters,
  .kinds {
    display: flex;
    flex: 1 0 auto;
    gap: 0.5rem;
    align-items: center;
  }
  .kinds button,
  .filters select,
  .filters input {
    box-sizing: border-box;
    min-block-size: max(2.75rem, 44px);
    max-inline-size: max(16rem, 256px);
    padding: 0.375rem 1rem;
    padding-inline-end: var(--_end, 1rem);
    border: 1px solid var(--_field-border);
    border-radius: 2rem;
    background-color: var(--_field-background);
    color: inherit;
    font: inherit;
  }
  .kinds button {
    cursor: pointer;
  }
  .kinds [aria-pressed='true'] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .kinds small {
    opacity: 0.85;
  }
  .kinds [aria-pressed='true'] small {
    opacity: 1;
  }
  .filters ::placeholder {
    color: color-mix(in srgb, var(--_text) 72%, transparent);
    opacity: 1;
  }
  .kinds {
    flex: none;
  }
  .filters select {
    inline-size: max(9rem, 144px);
  }
  .search {
    flex: 1 0 max(9rem, 144px);
  }
  .search input {
    inline-size: 100%;
    max-inline-size: none;
  }
  @media (forced-colors: active) {
    .kinds [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

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
        dir="auto"
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
    return selectMenu({
      label,
      options: [['', label], ...all.map((one) => [one.value, `${one.label} (${one.count})`] as const)],
      chosen: chosen[name] ?? '',
      choose: (value) => visitor.filter({ [name]: value }),
    });
  }
}
