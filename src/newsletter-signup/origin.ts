import type { Attribution } from '../contract/index.ts';

/** The form's page, without query and fragment, which may contain private data. */
export const pageAddress = (): { page?: string } =>
  location.protocol.startsWith('http') ? { page: (location.origin + location.pathname).slice(0, 2048) } : {};

/** Where the visitor came from, according to the page's URL and the browser: no cookie, nothing stored. */
export function attribution(): Attribution {
  const query = new URLSearchParams(location.search);
  const found: Attribution = {};
  for (const name of ['source', 'medium', 'campaign', 'term', 'content'] as const) {
    const value = query.get(`utm_${name}`);
    if (value) found[name] = value.slice(0, 500);
  }
  if (document.referrer && !document.referrer.startsWith(location.origin))
    found.referrer = document.referrer.slice(0, 500);
  return found;
}
