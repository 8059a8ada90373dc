const START = '#community-board?';

/** What the address of the page says about the board, behind `#community-board?`: no server ever sees it. */
export interface Permalink {
  event?: string | undefined;
  group?: string | undefined;
}

export const readPermalink = (): Permalink =>
  location.hash.startsWith(START)
    ? Object.fromEntries(new URLSearchParams(location.hash.slice(START.length)))
    : {};

/** The address that says `permalink`. */
export function addressOf(permalink: Permalink): string {
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  const { pathname, search } = location;
  return `${pathname}${search}${said.length ? `${START}${new URLSearchParams(said)}` : ''}`;
}
