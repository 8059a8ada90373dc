import { whenIdle } from './when-idle.ts';

/** Calls `act` once, when `element` is near the viewport and the browser has nothing better to do. Answers the function that calls it off. */
export function whenSeen(element: Element, act: () => void): () => void {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      whenIdle(act);
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
