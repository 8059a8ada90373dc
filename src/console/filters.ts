import { html, nothing, type TemplateResult } from 'lit';
import { linkTo, navigate, type Section } from './route.ts';

/** What a list is filtered by, by name; without those that are not set. */
export type Filters = Readonly<Record<string, string>>;

/** The filters in the query of the address. */
export function filtersIn(query: URLSearchParams, names: readonly string[]): Filters {
  const entries = names.map((it) => [it, query.get(it) ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

export interface FilterFormProps {
  section: Section;
  filters: Filters;
  words: { search: string; find: string; clear: string };
  /** The fields after the search field. `set` writes filters into the address; an empty value removes one. */
  fields: (set: (change: Filters) => void) => unknown;
}

/** The search field and the filters above a list. */
export function filterForm({ section, filters, words, fields }: FilterFormProps): TemplateResult {
  const set = (change: Filters) => {
    const all = Object.entries({ ...filters, ...change }).filter(([, value]) => value);
    navigate(linkTo(section, '', Object.fromEntries(all)));
  };
  const find = (event: Event) => {
    event.preventDefault();
    const search = new FormData(event.target as HTMLFormElement).get('search') as string;
    set({ search: search.trim() });
  };
  return html`<form class="filters" role="search" @submit=${find}>
    <div class="field grow">
      <label for="search">${words.search}</label>
      <div class="joined">
        <input
          id="search"
          name="search"
          type="search"
          autocomplete="off"
          dir="auto"
          .value=${filters['search'] ?? ''}
        />
        <button class="quiet">${words.find}</button>
      </div>
    </div>
    ${fields(set)}
    ${Object.keys(filters).length ? html`<a class="clear" href=${linkTo(section)}>${words.clear}</a>` : nothing}
  </form>`;
}
