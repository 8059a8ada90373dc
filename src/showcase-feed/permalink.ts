import { pageFragment, setPageFragment } from '../ui/page-url.ts';

/** The showcase's state in the page's URL, after `#community-showcase?`; never sent to a server. */
export interface Permalink {
  post?: string | undefined;
  kind?: string | undefined;
  topic?: string | undefined;
  event?: string | undefined;
  group?: string | undefined;
  author?: string | undefined;
  q?: string | undefined;
  /** The panel that a member has opened: `show`, `yours`, `queue` or `feeds`. */
  open?: string | undefined;
}

const START = '#community-showcase?';

/**
 * Reads the URL's state for a `feed`. Of several feeds in a page, it applies to the one whose id it names (`in`), or,
 * if it names none, to those without an id.
 */
export function readPermalink({ id }: { id: string }): Permalink {
  const fragment = pageFragment();
  const { in: meant = '', ...said } = fragment.startsWith(START)
    ? Object.fromEntries(new URLSearchParams(fragment.slice(START.length)))
    : {};
  return meant === id ? said : {};
}

/** The part that selects posts: not which of them is open, nor which panel. */
export function filtersOf(feed: { id: string }): Permalink {
  const { post: _, open: __, ...filters } = readPermalink(feed);
  return filters;
}

/** Selects the posts of a feed. */
interface FeedQuery {
  readonly id: string;
  readonly kind: string;
  readonly topic: string;
  readonly event: string;
  readonly group: string;
  readonly author: string;
  /** Whether the page's URL selects posts too. */
  readonly filters: boolean;
  /** Posts per page. */
  readonly size: number;
}

/** The query of a feed: the URL's filters, if it has filters, overridden by the owner's attributes. */
export function queryOf(feed: FeedQuery): Record<string, string> {
  const { kind, topic, event, group, author } = feed;
  const fixed = { kind, topic, event, group, author };
  const said = feed.filters ? filtersOf(feed) : {};
  const query = { ...said, ...Object.fromEntries(Object.entries(fixed).filter(([, value]) => value)) };
  return { ...(query as Record<string, string>), limit: String(feed.size) };
}

/**
 * Changes the state in the URL, with a new history entry (`push`) or without. Returns whether the history accepted it.
 */
export function changePermalink(feed: { id: string }, change: Permalink, how?: 'push'): boolean {
  const permalink = { ...readPermalink(feed), ...change };
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  if (said.length && feed.id) said.push(['in', feed.id]);
  return setPageFragment(said.length ? `${START}${new URLSearchParams(said)}` : '', how);
}

/** The session storage key for the loaded pages of a feed. */
export const keptPlace = (asked: string): string => `community-widgets showcase ${asked}`;

/** Whether this tab has shown more of this feed than its first page. */
export function isKept(asked: string): boolean {
  try {
    return sessionStorage.getItem(keptPlace(asked)) !== null;
  } catch {
    // Storage is denied.
    return false;
  }
}
