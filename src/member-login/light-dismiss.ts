import type { LoginHost } from './login-host.ts';

/** Closes the form that a header's button has opened: on Escape, on a press outside, and when it loses the focus. */
export function lightDismiss(host: LoginHost): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  host.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || !host.opened) return;
      host.opened = false;
      host.renderRoot.querySelector<HTMLElement>('.open')?.focus();
    },
    { signal },
  );
  host.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget && !host.contains(relatedTarget as Node)) host.opened = false;
    },
    { signal },
  );
  document.addEventListener(
    'pointerdown',
    (event) => {
      const path = event.composedPath();
      // Password managers add their menus to the page, as custom elements.
      if (!path.includes(host) && !(path[0] as Element).localName?.includes('-')) host.opened = false;
    },
    { signal },
  );
  return () => listening.abort();
}
