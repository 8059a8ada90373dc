// Not in the store of all else: a page that goes can no longer wait, and a transaction of IndexedDB that it begins then keeps
// every later page of the site from its storage in WebKit.

/** When somebody was here last, in milliseconds since 1970; 0: never, as far as this browser knows. */
export function lastVisit(place: string): number {
  try {
    return Number(localStorage.getItem(`community-widgets ${place}`)) || 0;
  } catch {
    return 0;
  }
}

/** Keeps that somebody is here now, also as the page goes. */
export function recordVisit(place: string): void {
  try {
    localStorage.setItem(`community-widgets ${place}`, String(Date.now()));
  } catch {
    // Storage is denied: nothing is said to be new.
  }
}
