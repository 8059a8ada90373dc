// Not in the IndexedDB store: a page being closed can't wait, and in WebKit a transaction that it starts then blocks
// the storage for every later page of the site.

/** The time of the last visit, in milliseconds since 1970; 0: never, as far as this browser knows. */
export function lastVisit(place: string): number {
  try {
    return Number(localStorage.getItem(`community-widgets ${place}`)) || 0;
  } catch {
    return 0;
  }
}

/** Records a visit now, even while the page closes. */
export function recordVisit(place: string): void {
  try {
    localStorage.setItem(`community-widgets ${place}`, String(Date.now()));
  } catch {
    // Storage is denied: nothing is marked as new.
  }
}
