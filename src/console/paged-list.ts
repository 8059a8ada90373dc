import type { TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import type { SectionElement } from './section.ts';
import { failureText } from './strings.ts';
import { readView, type Unread } from './views.ts';

interface ReadList<Item> {
  name: 'ready';
  items: readonly Item[];
  next: string | null;
  total: number | undefined;
}
type List<Item> = Unread | ReadList<Item>;

export interface ListPage<Item> {
  items: readonly Item[];
  next: string | null;
  /** Of all pages, where the server counts them. */
  total?: number;
}

type Read<Item> = (query: Record<string, string>) => Promise<Result<ListPage<Item>>>;

/** A list that is read page by page. */
export class PagedList<Item extends { id: string }> {
  list: List<Item> = { name: 'loading' };
  readonly #host: SectionElement;
  readonly #read: Read<Item>;
  #query: Record<string, string> = {};

  constructor(host: SectionElement, read: Read<Item>) {
    this.#host = host;
    this.#read = read;
  }

  /** Reads the first page. What is shown stays until it is there. */
  async load(query: Record<string, string>): Promise<void> {
    this.#query = query;
    const result = await this.#read(query);
    if (this.#query !== query) return;
    this.#show(
      result.ok
        ? { name: 'ready', total: undefined, ...result.value }
        : { name: 'failed', text: failureText(result.failure.code) },
    );
  }

  reload = (): Promise<void> => this.load({ ...this.#query });

  /** The list in each of its states. */
  view(rows: number, ready: (list: ReadList<Item>) => TemplateResult): TemplateResult {
    return readView(this.list, { rows, retry: this.reload, ready });
  }

  /** Reads the next page, and answers the id of its first item. */
  async more(): Promise<string | undefined> {
    const { list } = this;
    if (list.name !== 'ready' || !list.next) return undefined;
    const query = this.#query;
    const result = await this.#read({ ...query, after: list.next });
    if (this.#query !== query || this.list !== list) return undefined;
    if (!result.ok) {
      this.#host.announce(failureText(result.failure.code));
      return undefined;
    }
    const { items, next } = result.value;
    this.#show({ ...list, items: [...list.items, ...items], next });
    return items[0]?.id;
  }

  /** Another one in the place of an item, or none. */
  replace(id: string, item?: Item): void {
    const { list } = this;
    if (list.name !== 'ready') return;
    const items = list.items.flatMap((it) => (it.id !== id ? [it] : item ? [item] : []));
    const gone = list.items.length - items.length;
    this.#show({ ...list, items, total: list.total === undefined ? undefined : list.total - gone });
  }

  #show(list: List<Item>): void {
    this.list = list;
    this.#host.requestUpdate();
  }
}
