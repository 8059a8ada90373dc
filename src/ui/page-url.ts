/**
 * The fragment, and the URL it was meant for, if the browser's history rejected it: in sandboxed frames, in
 * `about:srcdoc`, and in Safari after 100 changes in 30 seconds. Valid as long as the page stays at that URL.
 */
let refused: { address: string; fragment: string } | undefined;

/** While a step back is under way, the fragment to write after it, because the step would undo it. */
let afterBack: { fragment?: string; how?: 'push' | 'replace' } | undefined;

/** The fragment of the page's URL, with its `#`. */
export const pageFragment = (): string =>
  afterBack?.fragment ?? (refused?.address === location.href ? refused.fragment : location.hash);

/** The page's URL with another fragment; absolute, because a `<base>` would resolve a relative one to another page. */
export const addressWith = (fragment: string): string => location.href.replace(/#.*$/s, '') + fragment;

/** Sets the fragment, with a new history entry (`push`) or without. Returns whether the history accepted it. */
export function setPageFragment(fragment: string, how: 'push' | 'replace' = 'replace'): boolean {
  if (afterBack) {
    afterBack = { fragment, how };
    return true;
  }
  try {
    const write = how === 'push' ? 'pushState' : 'replaceState';
    history[write](history.state, '', addressWith(fragment));
    refused = undefined;
    return true;
  } catch {
    refused = { address: location.href, fragment };
    return false;
  }
}

/** Goes back one history entry, which the browser does asynchronously. */
export function goBack(): void {
  afterBack = {};
  const arrived = () => {
    const { fragment, how } = afterBack ?? {};
    afterBack = undefined;
    if (fragment !== undefined) setPageFragment(fragment, how);
  };
  addEventListener('popstate', arrived, { once: true });
  history.back();
}
