const PAGE_HINTS = Symbol.for('community-widgets/signed-in');

/** What this page has seen itself, shared by every copy of the library in it: storage may be denied. */
const pageHints = (): Map<string, boolean> =>
  ((globalThis as { [PAGE_HINTS]?: Map<string, boolean> })[PAGE_HINTS] ??= new Map<string, boolean>());

const place = (api: string) => `community-widgets signed in ${api}`;

/**
 * Whether a member was signed in here recently: a synchronous guess, so that the first render is the one that stays. It
 * grants no access to anything that isn't in the page already.
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
    // Storage is denied: the page's own memory is enough.
  }
}
