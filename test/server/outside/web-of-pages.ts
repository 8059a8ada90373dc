import type { TestContext } from 'node:test';
import type { SafeFetch } from '../../../server/safe-fetch/safe-fetch.ts';
import { previewLink, type DetailedLinkPreview } from '../../../server/link-preview/preview.ts';
import { outside, site } from './site.ts';

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** The web as far as a test needs it: what is at which address, of whatever site. */
export interface PagesOfTheWeb {
  outside: SafeFetch;
  /** Addresses that were asked for. */
  asked: string[];
}

/**
 * Other people's sites under their own names. All of them are one real server on this machine: an address goes there in the
 * path of the request, for nobody can stand in for www.youtube.com at port 443.
 */
export async function web(t: TestContext, pages: Record<string, Answer>): Promise<PagesOfTheWeb> {
  const asked: string[] = [];
  const there = await site(t, ({ url }, response) => {
    const address = decodeURIComponent(url!.slice(1));
    asked.push(address);
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      headers,
      body = '',
    } = pages[address] ?? pages[address.split('?')[0]!] ?? { status: 404 };
    response.writeHead(status, { ...(type && { 'Content-Type': type }), ...headers }).end(body);
  });
  return {
    asked,
    async outside(address, request) {
      const answer = await outside(there.at(`/${encodeURIComponent(address)}`), request);
      if ('fault' in answer) return answer;
      const { pathname } = new URL(answer.address);
      return { ...answer, address: decodeURIComponent(pathname.slice(1)) };
    },
  };
}

export const json = (value: unknown): Answer => ({ type: 'application/json', body: JSON.stringify(value) });

/** The card of a link on such a web. */
export async function card(
  t: TestContext,
  link: string,
  pages: Record<string, Answer>,
): Promise<DetailedLinkPreview> {
  const { outside } = await web(t, pages);
  const found = await previewLink(outside, link);
  if ('fault' in found) throw new Error(found.say);
  return found;
}

/** The card of one page of a blog. */
export const page = (t: TestContext, html: string, headers: Record<string, string> = {}) =>
  card(t, 'https://blog.example/post', { 'https://blog.example/post': { body: html, headers } });
