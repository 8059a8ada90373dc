import { fixtureSync, html, waitUntil } from '@open-wc/testing';
import type { GroupBoard } from '../../src/group-board/group-board.class.ts';
import type { ShowcaseFeed } from '../../src/showcase-feed/showcase-feed.class.ts';
import { FOREIGN_PAGE } from '../support/foreign-page-plugin.ts';

interface PageOrder {
  /** What stands in the head, before the elements. */
  head?: string;
  body: string;
  lang?: string;
  /** The width of the page, in pixels. */
  width?: number;
}

/** The elements, as a page loads them; absolute, for a page may have a `<base>`. */
const scripts = ['showcase-feed', 'group-board']
  .map((tag) => new URL(`../../src/${tag}/${tag}.ts`, import.meta.url).href)
  .map((src) => `<script type="module" src="${src}"></script>`)
  .join('');

/** The markup of such a page. */
export const pageOf = ({ head = '', body, lang = 'en' }: PageOrder): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${head}${scripts}</head><body>${body}</body></html>`;

/** A page of somebody else's site, in a frame. */
export class ForeignPage {
  readonly frame: HTMLIFrameElement;

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  get window(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.frame.contentDocument!;
  }

  get feed(): ShowcaseFeed {
    return this.document.querySelector<ShowcaseFeed>('showcase-feed')!;
  }

  get board(): GroupBoard {
    return this.document.querySelector<GroupBoard>('group-board')!;
  }

  /** What stands in an element's own tree. */
  all<Found extends HTMLElement = HTMLElement>(element: Element, selector: string): Found[] {
    return [...(element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }

  get cards(): HTMLElement[] {
    return this.all(this.feed, '.card:not(.skeleton)');
  }

  get groups(): HTMLElement[] {
    return this.all(this.board, '.groups:not(.skeleton) .card');
  }

  /** Waits until something is so; what is not there yet may throw. */
  async sees(what: () => unknown, description = String(what)): Promise<void> {
    const seen = async () => {
      try {
        return Boolean(await what());
      } catch {
        return false;
      }
    };
    await waitUntil(seen, description, { timeout: 30_000, interval: 20 });
  }
}

/** Opens a page under an address of its own. */
export const openPage = (order: PageOrder): Promise<ForeignPage> =>
  inFrame((frame) => {
    if (order.width) frame.width = String(order.width);
    frame.src = `${FOREIGN_PAGE}?${new URLSearchParams({ html: pageOf(order) })}`;
  });

/** Opens a page in a frame that `fill` fills. */
export async function inFrame(fill: (frame: HTMLIFrameElement) => void): Promise<ForeignPage> {
  // Does not wait for a frame, which a hidden tab never has.
  const place = fixtureSync<HTMLElement>(html`<div></div>`);
  const frame = document.createElement('iframe');
  frame.width = '900';
  frame.height = '600';
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  fill(frame);
  place.append(frame);
  await loaded;
  return new ForeignPage(frame);
}

/**
 * Opens a page in a frame of a sandbox, which nobody can look into: `script` runs in it, may wait with `sees(what)`, and answers what
 * the test then gets.
 */
export async function inSandbox<Answer>({ body, head }: PageOrder, script: string): Promise<Answer> {
  const inside = `<script type="module">
    const sees = async (what, why = String(what)) => {
      for (let tries = 0; tries < 1000; tries++) {
        try { const answer = await what(); if (answer) return answer; } catch {}
        await new Promise((go) => setTimeout(go, 20));
      }
      throw new Error('Timeout: ' + why);
    };
    const errors = [];
    addEventListener('error', ({ message }) => errors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    const all = (tag, selector) => [...document.querySelector(tag).shadowRoot.querySelectorAll(selector)];
    try { parent.postMessage({ answer: await (async () => { ${script} })() }, '*'); }
    catch (error) { parent.postMessage({ error: String(error) }, '*'); }
  </script>`;
  const heard = new Promise<{ answer: Answer; error?: string }>((done) =>
    addEventListener('message', ({ data }) => done(data as { answer: Answer }), { once: true }),
  );
  await inFrame((frame) => {
    frame.sandbox.add('allow-scripts', 'allow-forms');
    const page = pageOf({ head: head ?? '', body: body + inside });
    frame.src = `${FOREIGN_PAGE}?${new URLSearchParams({ html: page })}`;
  });
  const { answer, error } = await heard;
  if (error) throw new Error(error);
  return answer;
}
