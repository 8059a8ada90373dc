/** What the address of the page says about the showcase, behind `#community-showcase?`: no server ever sees it. */
export interface Permalink {
  post?: string | undefined;
  kind?: string | undefined;
  topic?: string | undefined;
  event?: string | undefined;
  group?: string | undefined;
  author?: string | undefined;
  q?: string | undefined;
}

const START = '#community-showcase?';

/** What the address says now. */
export function readPermalink(hash = location.hash): Permalink {
  return hash.startsWith(START) ? Object.fromEntries(new URLSearchParams(hash.slice(START.length))) : {};
}

/** The address with `permalink` in the place of what it said. */
export function addressOf(permalink: Permalink): string {
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  const { pathname, search } = location;
  return `${pathname}${search}${said.length ? `${START}${new URLSearchParams(said)}` : ''}`;
}
