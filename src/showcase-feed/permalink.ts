import { pageFragment, setPageFragment } from '../ui/page-url.ts';

/** What the address of the page says about the showcase, behind `#community-showcase?`: no server ever sees it. */
export interface Permalink {
  post?: string | undefined;
  kind?: string | undefined;
  topic?: string | undefined;
  event?: string | undefined;
  group?: string | undefined;
  author?: string | undefined;
  q?: string | undefined;
  /** What a member has opened: `show`, `yours`, `queue` or `feeds`. */
  open?: string | undefined;
}

const START = '#community-showcase?';

/**
 * What the address says now, for a `feed`. Of several in a page, one that has an id is meant where the address names it (`in`),
 * and all others where it names none.
 */
export function readPermalink({ id }: { id: string }): Permalink {
  const fragment = pageFragment();
  const { in: meant = '', ...said } = fragment.startsWith(START)
    ? Object.fromEntries(new URLSearchParams(fragment.slice(START.length)))
    : {};
  return meant === id ? said : {};
}

/** What of it chooses posts: not which of them is open, nor what a member has opened above them. */
export function filtersOf(feed: { id: string }): Permalink {
  const { post: _, open: __, ...filters } = readPermalink(feed);
  return filters;
}

/** What chooses the posts of a feed. */
interface FeedQuery {
  readonly id: string;
  readonly kind: string;
  readonly topic: string;
  readonly event: string;
  readonly group: string;
  readonly author: string;
  /** Whether the address of the page chooses too. */
  readonly filters: boolean;
  /** Number of posts to a page. */
  readonly size: number;
}

/** What of the showcase a feed asks for: what the address says, if it has filters, and over that what the owner has fixed. */
export function queryOf(feed: FeedQuery): Record<string, string> {
  const { kind, topic, event, group, author } = feed;
  const fixed = { kind, topic, event, group, author };
  const said = feed.filters ? filtersOf(feed) : {};
  const query = { ...said, ...Object.fromEntries(Object.entries(fixed).filter(([, value]) => value)) };
  return { ...(query as Record<string, string>), limit: String(feed.size) };
}

/** Changes what the address says, as a step of the history (`push`) or without one. Answers whether the history has it. */
export function changePermalink(feed: { id: string }, change: Permalink, how?: 'push'): boolean {
  const permalink = { ...readPermalink(feed), ...change };
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  if (said.length && feed.id) said.push(['in', feed.id]);
  return setPageFragment(said.length ? `${START}${new URLSearchParams(said)}` : '', how);
}

/** Where a tab keeps the pages that were loaded of a feed. */
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
