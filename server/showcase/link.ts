/** Parameters that say where somebody came from and not what they came to. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|igsh|si|feature|ref_src|ref_url|_hs\w+)$/i;

/**
 * The link without what does not change where it leads, so that one piece is shown once: scheme, `www.`, tracking parameters,
 * order of parameters, fragment, last slash. YouTube's three forms of an address are one.
 */
export function linkKey(link: string): string {
  const url = new URL(link);
  const host = url.host.toLowerCase().replace(/^(www|m)\./, '');
  const video = youTubeVideo(host, url);
  if (video !== undefined) return `youtube.com/watch?v=${video}`;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  return `${host}${url.pathname.replace(/\/+$/, '')}${query && `?${query}`}`;
}

function youTubeVideo(host: string, { pathname, searchParams }: URL): string | undefined {
  if (host === 'youtu.be') return pathname.slice(1) || undefined;
  if (host !== 'youtube.com' && host !== 'youtube-nocookie.com') return undefined;
  return searchParams.get('v') ?? /^\/(?:shorts|embed|live)\/([\w-]+)/.exec(pathname)?.[1];
}
