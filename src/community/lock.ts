/**
 * Runs `work` while no other tab of the site does, as far as the browser allows. Without locks it runs all the same:
 * `navigator.locks` is missing on plain http pages, and rejects every request in a frame with an opaque origin and if
 * site data is blocked (Web Locks API, "request": SecurityError).
 */
export async function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    if (navigator.locks) return await navigator.locks.request(name, begin);
  } catch (error) {
    // The error is from the work itself, not from the lock.
    if (begun) throw error;
  }
  return begin();
}
