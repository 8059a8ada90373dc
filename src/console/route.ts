import { pageFragment, setPageFragment } from '../ui/page-url.ts';
import { strings } from './strings.ts';

export const sections = [
  'overview',
  'letters',
  'subscribers',
  'members',
  'pages',
  'events',
  'showcase',
  'connections',
  'activity',
  'settings',
  'server',
] as const;
export type Section = (typeof sections)[number];

/** Where the console is, as `#/letters/<id>` says it. */
export interface Route {
  /** Undefined: there is no such section. */
  section: Section | undefined;
  /** What stands behind the section, such as an id. */
  path: string;
  /** What stands behind a question mark, such as a filter. */
  query: URLSearchParams;
}

/** Event of the window after `navigate`. */
export const NAVIGATED = 'console-navigated';

const ROUTE = /^#\/([a-z]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/** The route of the page; the first section where its fragment says nothing. */
export function currentRoute(): Route {
  const fragment = pageFragment();
  const [, name, path = '', query = ''] = ROUTE.exec(fragment) ?? [];
  if (name === undefined && !fragment.startsWith('#/'))
    return { section: sections[0], path: '', query: new URLSearchParams() };
  return {
    section: sections.find((it) => it === name),
    path: decoded(path),
    query: new URLSearchParams(query),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const linkTo = (section: Section, path = '', query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString();
  return `#/${section}${path && `/${encodeURIComponent(path)}`}${search && `?${search}`}`;
};

/** Goes to a route as a link does. With `replace`, what is shown only gets another address, and the focus stays. */
export function navigate(link: string, how: 'push' | 'replace' = 'push'): void {
  setPageFragment(link, how);
  dispatchEvent(new CustomEvent(NAVIGATED, { detail: how }));
}

export const titleOf = (section: Section | undefined): string =>
  section ? strings[section] : strings.notFoundTitle;
