/** Leading groups of an IPv6 address that identify a customer's network, a /64 (RFC 6177 assigns nothing smaller). */
const NETWORK_GROUPS = 4;
/** Leading groups that identify a site, a /48, which has 65,536 such networks. */
const SITE_GROUPS = 3;

/**
 * Normalizes an IP address. Proxies may add ports (`192.0.2.7:40001`, `[2001:db8::1]:443`), sockets add zones
 * (`fe80::1%eth0`), and IPv4 may be mapped to IPv6 (`::ffff:192.0.2.7`, `::ffff:c000:207`). Other text is returned in
 * lower case.
 */
export function canonicalAddress(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const address = (/^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? bare).split('%')[0]!;
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(address)?.[1];
  if (v4 !== undefined) return hostOf(v4) ?? v4;
  const groups = groupsOf(address);
  return groups === undefined ? address.toLowerCase() : (mappedIn(groups) ?? groups.join(':'));
}

/** A customer's network: an IPv4 address, or the /64 of an IPv6 address. */
export function clientNetwork(address: string): string {
  return prefixOf(address, NETWORK_GROUPS, 4);
}

/** A site: the /24 of an IPv4 address, or the /48 of an IPv6 address. */
export function clientSite(address: string): string {
  return prefixOf(address, SITE_GROUPS, 3);
}

function prefixOf(text: string, groups: number, bytes: number): string {
  const address = canonicalAddress(text);
  const parts = groupsOf(address);
  if (parts !== undefined) return `${parts.slice(0, groups).join(':')}::/${groups * 16}`;
  const isV4 = /^\d+(\.\d+){3}$/.test(address);
  return isV4 && bytes < 4 ? `${address.split('.').slice(0, bytes).join('.')}.0/${bytes * 8}` : address;
}

/** The eight groups of an IPv6 address, without leading zeros. Undefined if it isn't one. */
function groupsOf(address: string): string[] | undefined {
  if (!address.includes(':')) return undefined;
  const host = hostOf(`[${address}]`);
  if (host === undefined) return undefined;
  const [head = '', tail] = host.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

/** The IPv4 address mapped to an IPv6 address (RFC 4291, 2.5.5.2). */
function mappedIn(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const [high, low] = groups.slice(6).map((group) => parseInt(group, 16)) as [number, number];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Uses the URL parser to normalize an IP address (URL Standard, "host serializing"). */
function hostOf(host: string): string | undefined {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}
