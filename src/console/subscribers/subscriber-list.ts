import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { subscriberFileEndpoints } from '../../contract/subscriber-files.ts';
import { subscriberEndpoints, subscriberStates, type SubscriberEntry } from '../../contract/subscribers.ts';
import { FileExport } from '../file-export.ts';
import { filterForm, type Filters, filtersIn } from '../filters.ts';
import { dayIn, format, languageName } from '../format.ts';
import { noInfo } from '../newsletter-info.ts';
import { PagedList } from '../paged-list.ts';
import { linkTo } from '../route.ts';
import { SectionElement } from '../section.ts';
import { strings as common } from '../strings.ts';
import { emptyView, firstOneView, selectField, tableView } from '../views.ts';
import { stateWords, strings } from './subscribers.strings.ts';

/** What stands in the address in the place of a subscriber. */
export const IMPORT = 'import';

/** The filters, as they stand in the address. */
const FILTERS = ['search', 'state', 'topic', 'language', 'source', 'withoutSource'] as const;

class SubscriberList extends SectionElement {
  @property({ attribute: false }) accessor info = noInfo;
  readonly #subscribers = new PagedList<SubscriberEntry>(this, async (query) => {
    const result = await this.community.call(subscriberEndpoints.subscribers, { query });
    if (!result.ok) return result;
    const { subscribers, next, total } = result.value;
    return { ok: true, value: { items: subscribers, next, total } };
  });

  readonly #export = new FileExport(this, {
    endpoint: subscriberFileEndpoints.exportSubscribers,
    name: 'subscribers',
    done: strings.exportedList,
  });

  get #filters(): Filters {
    return filtersIn(this.query, FILTERS);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('query')) void this.#subscribers.load(this.#filters);
  }

  protected override render(): TemplateResult {
    const { list } = this.#subscribers;
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        <div class="actions">
          <a class="button quiet" href=${linkTo('subscribers', IMPORT)}>${strings.importList}</a>
          ${this.#export.view(strings.exportList)}
        </div>
      </div>
      ${this.#form()}
      <p class="total hint" role="status">
        ${list.name === 'ready' ? format(strings.total, { count: list.total ?? list.items.length }) : nothing}
      </p>
      ${this.#subscribers.view(6, ({ items, next }) => (items.length ? this.#table(items, next) : this.#empty()))}`;
  }

  #form(): TemplateResult {
    const { topics, languages } = this.info;
    const filters = this.#filters;
    const source = filters['withoutSource']
      ? strings.unknownSource
      : filters['source'] && fill(strings.source, { source: filters['source'] });
    return filterForm({
      ...{ section: 'subscribers', filters, words: strings },
      fields: (set) => html`
        ${selectField('state', strings.state, filters['state'], {
          any: strings.any,
          options: subscriberStates.map((it) => [it, stateWords[it]]),
          change: (state) => set({ state }),
        })}
        ${
          topics.length
            ? selectField('topic', strings.topic, filters['topic'], {
                any: strings.any,
                options: topics.map(({ id, label }) => [id, label]),
                change: (topic) => set({ topic }),
              })
            : nothing
        }
        ${
          languages.length > 1
            ? selectField('language', strings.language, filters['language'], {
                any: strings.any,
                options: languages.map((it) => [it, languageName(it)]),
                change: (language) => set({ language }),
              })
            : nothing
        }
        ${source ? html`<p class="chip">${source}</p>` : nothing}
      `,
    });
  }

  #empty(): TemplateResult {
    return Object.keys(this.#filters).length
      ? emptyView(html`<p>${strings.none}</p>`)
      : firstOneView(
          strings.empty,
          strings.emptyText,
          html`<a class="button" href="snippet">${common.snippet}</a>`,
        );
  }

  #table(items: readonly SubscriberEntry[], next: string | null): TemplateResult {
    return tableView({
      columns: [strings.person, strings.state, strings.from, strings.since],
      rows: items.map((it) => this.#row(it)),
      more: next && this.#more,
    });
  }

  #row({ id, email, name, state, source, createdAt, confirmedAt }: SubscriberEntry): TemplateResult {
    return html`<tr>
      <th scope="row">
        <a href=${linkTo('subscribers', id)} dir="ltr">${email}</a>
        ${name ? html`<p class="hint" dir="auto">${name}</p>` : nothing}
      </th>
      <td><span class="state ${state}">${stateWords[state]}</span></td>
      <td class="hint" dir="auto">${source ?? nothing}</td>
      <td class="hint">${dayIn(confirmedAt ?? createdAt, this.info.zone)}</td>
    </tr>`;
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#subscribers.more();
    if (first) await this.focusOn(`a[href="${linkTo('subscribers', first)}"]`);
  };
}

customElements.define('console-subscriber-list', SubscriberList);
