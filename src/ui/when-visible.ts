import type { LitElement } from 'lit';
import { whenIdle } from './when-idle.ts';

/**
 * Calls `act` once, when `element` is rendered and near the viewport and the browser is idle. Returns a function that
 * cancels it.
 */
export function whenVisible(element: LitElement, act: () => void): () => void {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // The API URL is known only once the first update has run. What has left the page by then is not there to close what it loads.
      whenIdle(() => void element.updateComplete.then(() => element.isConnected && act()));
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
