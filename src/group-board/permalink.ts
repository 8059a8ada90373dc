import { addressWith, pageFragment } from '../ui/page-url.ts';

const START = '#community-board?';

/** What the address of the page says about the board, behind `#community-board?`: no server ever sees it. */
export interface Permalink {
  event?: string | undefined;
  group?: string | undefined;
}

export function readPermalink(): Permalink {
  const fragment = pageFragment();
  return fragment.startsWith(START)
    ? Object.fromEntries(new URLSearchParams(fragment.slice(START.length)))
    : {};
}

/** The fragment that says `permalink`. */
export function fragmentOf(permalink: Permalink): string {
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  return said.length ? `${START}${new URLSearchParams(said)}` : '';
}

/** The address that says `permalink`. */
export const addressOf = (permalink: Permalink): string => addressWith(fragmentOf(permalink));
