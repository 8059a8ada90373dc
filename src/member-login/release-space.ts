/** Interactions after which a page may move. */
const ACTS = ['click', 'keyup', 'scroll', 'wheel'] as const;

/**
 * Releases the space that `reserve.css` reserves for the form after the member's next interaction: their content is
 * seldom as high, and what is below it must not move while the page loads. Returns a function that stops waiting.
 */
export function releaseSpace(light: HTMLElement): () => void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const release = () => {
    light.toggleAttribute('rendered', true);
    waiting.abort();
  };
  for (const act of ACTS) addEventListener(act, release, { capture: true, passive: true, signal });
  return () => waiting.abort();
}
