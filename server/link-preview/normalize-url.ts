/** Query parameters that track where a visitor came from, without affecting the page. */
const TRACKING =
  /^(utm_\w+|_hs\w+|mtm_\w+|pk_\w+|vero_\w+|(fb|g|d|gb|wb|ms|tt|tw|ya|y|li_fat_|ig)clid|li_fat_id|gclsrc|gbraid|wbraid|igshid|igsh|mc_[ce]id|mkt_tok|oly_\w+_id|ref_src|ref_url|_ga|_gl|s_cid|srsltid)$/i;
/** Tracking parameters of specific sites, under names that have a meaning elsewhere. */
const SHARING = /(^|\.)(youtube\.com|youtu\.be|spotify\.com|soundcloud\.com|instagram\.com)$/;
const SHARED = /^(si|feature|pp|context|igsh|in)$/;

/** Removes tracking parameters and fragments that don't affect where a URL leads. */
export function withoutTracking(address: string): string {
  const url = new URL(address);
  const drops = (name: string) => TRACKING.test(name) || (SHARING.test(url.hostname) && SHARED.test(name));
  const dropped = [...url.searchParams.keys()].filter(drops);
  // Delete only if necessary: changing parameters re-encodes all of them.
  for (const name of dropped) url.searchParams.delete(name);
  if (!isRoute(url.hash)) url.hash = '';
  return url.href;
}

/** Whether a fragment selects the page, as in client-side routing. */
const isRoute = (fragment: string) => /^#!?\//.test(fragment);

/**
 * Whether two URLs belong to the same site, judged by hostname. Ignores `www.` and `m.`; subdomains count as the same
 * site.
 */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteOf(one), siteOf(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

export const siteOf = (address: string): string => new URL(address).hostname.replace(/^(www|m|mobile)\./, '');

/**
 * The canonical URL that a page declares, if it is on the same site and not just its home page; or else `address`.
 * Either one without tracking.
 */
export function httpUrl(address: string, canonical: string | undefined): string {
  const taken = canonical && isRoute(new URL(address).hash) ? undefined : canonical;
  if (!taken || !isSameSite(taken, address)) return withoutTracking(address);
  const { pathname, search } = new URL(taken);
  const isFrontPage = pathname === '/' && !search;
  return withoutTracking(isFrontPage && new URL(address).pathname !== '/' ? address : taken);
}

/** The last segment of a URL's path, decoded, such as `summer-song.mp3`; or else the hostname. */
export function fileName(address: string): string {
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').filter(Boolean).at(-1);
  if (!last) return hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
