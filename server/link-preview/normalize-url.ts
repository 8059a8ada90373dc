/** Parameters that say where somebody came from and not what they came to. */
const TRACKING =
  /^(utm_\w+|_hs\w+|mtm_\w+|pk_\w+|vero_\w+|(fb|g|d|gb|wb|ms|tt|tw|ya|y|li_fat_|ig)clid|li_fat_id|gclsrc|gbraid|wbraid|igshid|igsh|mc_[ce]id|mkt_tok|oly_\w+_id|ref_src|ref_url|_ga|_gl|s_cid|srsltid)$/i;
/** On some sites, too, under names that mean something elsewhere. */
const SHARING = /(^|\.)(youtube\.com|youtu\.be|spotify\.com|soundcloud\.com|instagram\.com)$/;
const SHARED = /^(si|feature|pp|context|igsh|in)$/;

/** The address without what does not change where it leads. */
export function withoutTracking(address: string): string {
  const url = new URL(address);
  const drops = (name: string) => TRACKING.test(name) || (SHARING.test(url.hostname) && SHARED.test(name));
  const dropped = [...url.searchParams.keys()].filter(drops);
  // Only where something goes: writing parameters anew changes how some are written.
  for (const name of dropped) url.searchParams.delete(name);
  if (!isRoute(url.hash)) url.hash = '';
  return url.href;
}

/** Whether a fragment chooses the page, as in applications that route by it. */
const isRoute = (fragment: string) => /^#!?\//.test(fragment);

/** Whether two addresses are of one site, as far as their names tell: `www.` and `m.` do not matter, a subdomain does not. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteOf(one), siteOf(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

export const siteOf = (address: string): string => new URL(address).hostname.replace(/^(www|m|mobile)\./, '');

/** Where a page is, of what it says itself: an address of the same site, and not merely its front page. */
export function httpUrl(address: string, canonical: string | undefined): string {
  const taken = canonical && isRoute(new URL(address).hash) ? undefined : canonical;
  if (!taken || !isSameSite(taken, address)) return withoutTracking(address);
  const { pathname, search } = new URL(taken);
  const isFrontPage = pathname === '/' && !search;
  return withoutTracking(isFrontPage && new URL(address).pathname !== '/' ? address : taken);
}

/** The last part of an address in words: `summer-song.mp3`. */
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
