import { FOREIGN_PAGE } from '../support/foreign-page-plugin.ts';
import { type ForeignPage, inFrame } from './page.ts';

export const WIDGETS = `${location.origin}/widgets/`;
/** The same files once more, as on a page that has two versions. */
export const SECOND_COPY = '/second-copy/';

interface LoaderPage {
  body: string;
  /** What stands in the head before the loader. */
  head?: string;
  /** The tag of the loader; without it, the one line. */
  loader?: string;
  /** Address of the API, where the test has one. */
  api?: string;
  /** Query of the page. */
  query?: Record<string, string>;
  hash?: string;
}

/** The line that owners paste; the API of a test is on another address than the modules. */
export const loaderTag = (api = '/none', attributes = 'async', src = `${WIDGETS}loader.js`): string =>
  `<script src="${src}" data-api="${api}" ${attributes}></script>`;

/** A page of somebody else's site with the loader. */
export function openLoaderPage({
  body,
  head = '',
  api,
  query = {},
  hash = '',
  ...rest
}: LoaderPage): Promise<ForeignPage> {
  const loader = rest.loader ?? loaderTag(api);
  const listen = `<script src="${new URL('listen.js', import.meta.url).href}"></script>`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}${listen}${loader}</head><body>${body}</body></html>`;
  return inFrame(
    (frame) => (frame.src = `${FOREIGN_PAGE}?${new URLSearchParams({ html, ...query })}${hash}`),
  );
}

/** What the page has said so far. */
export const saidBy = (page: ForeignPage): string[] => (page.window as unknown as { said: string[] }).said;

/** The modules of elements that the page has asked for. */
export const modulesOf = (page: ForeignPage): string[] =>
  page.window.performance
    .getEntriesByType('resource')
    .map(({ name }) => /\/([a-z]+-[a-z]+)\.js$/.exec(new URL(name).pathname)?.[1])
    .filter((it) => it !== undefined);

/** Whether an element of ours is alive in the page and shows something. */
export const isAlive = (page: ForeignPage, selector: string): boolean => {
  const element = page.document.querySelector(selector);
  return !!element?.matches(':defined') && !!element.shadowRoot?.querySelector('.base');
};
