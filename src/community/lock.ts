/**
 * Does `work` while no other tab of the site does, as far as the browser can arrange it. Where it cannot, the work is done all the
 * same: `navigator.locks` is missing on plain http pages, and refuses every request in a frame with an opaque origin and where
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
    // What the work itself has thrown is not the lock's.
    if (begun) throw error;
  }
  return begin();
}
