const PAGE_HINTS = Symbol.for('community-widgets/signed-in');

/** What this page itself has seen, for every copy of the library in it: storage may be denied. */
const pageHints = (): Map<string, boolean> =>
  ((globalThis as { [PAGE_HINTS]?: Map<string, boolean> })[PAGE_HINTS] ??= new Map<string, boolean>());

const place = (api: string) => `community-widgets signed in ${api}`;

/**
 * Whether somebody was signed in here a moment ago: a guess that is there at once, so that the first picture of a page is the
 * one that stays. It opens nothing that is not in the page already.
 */
export function seemsSignedIn(api: string): boolean {
  try {
    return pageHints().get(api) ?? localStorage.getItem(place(api)) !== null;
  } catch {
    return false;
  }
}

export function hintSignedIn(api: string, is: boolean): void {
  pageHints().set(api, is);
  try {
    if (is) localStorage.setItem(place(api), '');
    else localStorage.removeItem(place(api));
  } catch {
    // Storage is denied: the page's own memory has to do.
  }
}
