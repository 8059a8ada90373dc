import { addressWith, pageFragment } from '../ui/page-url.ts';

const START = '#community-board?';

/** The board's state in the page's URL, after `#community-board?`; never sent to a server. */
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

export function fragmentOf(permalink: Permalink): string {
  const said = Object.entries(permalink).filter(([, value]) => value) as [string, string][];
  return said.length ? `${START}${new URLSearchParams(said)}` : '';
}

export const addressOf = (permalink: Permalink): string => addressWith(fragmentOf(permalink));
