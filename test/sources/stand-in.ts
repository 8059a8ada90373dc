import { expect } from '@open-wc/testing';
import type { Source } from '../../src/api/sources/source.ts';
import type { Post, Posts } from '../../src/contract/showcase.ts';
import type { Item, ServiceFault, ServiceOrder, ServiceRequest } from '../support/services.ts';

const services = fetch('/address-of-services').then((it) => it.text());

async function ask<Answer>(path: string, order?: object): Promise<Answer> {
  const init = order ? { method: 'POST', body: JSON.stringify(order) } : {};
  const response = await fetch(`${await services}/${path}`, init);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

/** A service that stands in for one of other people, seen from a test. */
export class StandIn {
  readonly #id: string;
  readonly #order: ServiceOrder;
  readonly address: string;
  /** Name and port. */
  readonly host: string;

  constructor(order: ServiceOrder, id: string, address: string) {
    this.#id = id;
    this.#order = order;
    this.address = address;
    this.host = new URL(address).host;
  }

  put = (items: Item[], feed: Item = {}) => ask(`${this.#id}/order`, { ...this.#order, items, feed });
  fault = (kind: ServiceFault['kind'], times = 1) => ask(`${this.#id}/fault`, { kind, times });
  received = () => ask<ServiceRequest[]>(`${this.#id}/received`);
  close = () => ask(`${this.#id}/close`);
}

let ofThisTest: StandIn[] = [];
afterEach(async () => {
  await Promise.all(ofThisTest.map((it) => it.close()));
  ofThisTest = [];
});

/** A service for one test. */
export async function open(order: ServiceOrder): Promise<StandIn> {
  const { id, address } = await ask<{ id: string; address: string }>('open', order);
  const standIn = new StandIn(order, id, address);
  ofThisTest.push(standIn);
  return standIn;
}

export const naughtyStrings = () => ask<string[]>('naughty-strings');

export async function posts(source: Source, after: string | null = null): Promise<Posts> {
  const result = await source.read(after);
  expect(result.ok, JSON.stringify(result)).to.equal(true);
  return (result as { value: Posts }).value;
}

export async function onlyPost(source: Source): Promise<Post> {
  const { posts: all } = await posts(source);
  expect(all).to.have.length(1);
  return all[0]!;
}

/** Every title, page by page. */
export async function pagesOf(source: Source): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const page: Posts = await posts(source, after);
    pages.push(page.posts.map(({ title }) => title));
    after = page.next;
  } while (after && pages.length < 50);
  return pages;
}

export async function failureOf(source: Source): Promise<{ code: string; retryAfter?: number | undefined }> {
  const result = await source.read(null);
  expect(result.ok).to.equal(false);
  return (result as { failure: { code: string } }).failure;
}
