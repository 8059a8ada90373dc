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
  const { hash } = location;
  const { in: meant = '', ...said } = hash.startsWith(START)
    ? Object.fromEntries(new URLSearchParams(hash.slice(START.length)))
    : {};
  return meant === id ? said : {};
}

/** The address with `permalink` in the place of what it said. */
export function addressOf({ id }: { id: string }, permalink: Permalink): string {
  const said = Object.entries({ ...permalink, in: id }).filter(([, value]) => value) as [string, string][];
  const { pathname, search } = location;
  const only = said.length === 1 && id;
  return `${pathname}${search}${said.length && !only ? `${START}${new URLSearchParams(said)}` : ''}`;
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
