/**
 * What was to be written behind the address, and to which, where the browser's history takes nothing: in sandboxed frames, in
 * `about:srcdoc`, and in Safari after 100 changes in 30 seconds. It holds as long as the page stays at that address.
 */
let refused: { address: string; fragment: string } | undefined;

/** While a step back is under way, what is to be written after it, which it would otherwise undo. */
let afterBack: { fragment?: string; how?: 'push' | 'replace' } | undefined;

/** What stands behind the address of the page, with its `#`. */
export const pageFragment = (): string =>
  afterBack?.fragment ?? (refused?.address === location.href ? refused.fragment : location.hash);

/** The page's own address with another fragment; whole, for a `<base>` would turn a relative one into that of another page. */
export const addressWith = (fragment: string): string => location.href.replace(/#.*$/s, '') + fragment;

/** Writes the fragment, as a step of the history (`push`) or without one. Answers whether the history has it. */
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

/** Goes one step back, which takes the browser a moment. */
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
