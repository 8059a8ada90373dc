import { BlockList, isIP } from 'node:net';
import type { FetchError } from './fetch-error.ts';

/**
 * IPv4 ranges that are not public: those that IANA's registry of special-purpose addresses (RFC 6890) doesn't list as
 * globally reachable, plus multicast and reserved ranges.
 */
const specialIPv4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local; the metadata service of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarking
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, including broadcast
  '168.63.129.16/32', // public range, but Azure's internal endpoint on each virtual machine
];

/**
 * IPv6 that IANA allocates for global unicast (RFC 4291, section 2.4). Mapped, NAT64 and local addresses lie outside
 * it.
 */
const globalIPv6 = '2000::/3';

/** Special-purpose ranges within it. */
const specialIPv6 = [
  '2001::/23', // protocol assignments: Teredo, benchmarking, ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
];

const special = networks([...specialIPv4, ...specialIPv6]);
const global = networks([globalIPv6]);

/** Parses IP addresses (`10.0.0.7`) and networks (`192.168.1.0/24`) into one list. */
export function networks(written: string[]): BlockList {
  const list = new BlockList();
  for (const network of written) {
    const [address = '', prefix] = network.split('/');
    const isIPv4 = isIP(address) === 4;
    list.addSubnet(address, Number(prefix ?? (isIPv4 ? 32 : 128)), isIPv4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Whether an IP address is in one of the networks. False for text that isn't an IP address. */
export function isWithin(list: BlockList, address: string): boolean {
  const version = isIP(address);
  // A zone (“%eth0”) names a network interface of this machine.
  return version !== 0 && !address.includes('%') && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Whether an IP address is on the public internet. False for text that isn't an IP address. */
export const isPublic = (address: string): boolean =>
  !isWithin(special, address) && (isIP(address) === 4 || isWithin(global, address));

/** Names that are resolved on local networks, never publicly: RFC 6761, RFC 6762, RFC 8375, and ICANN's “internal”. */
const HOME = /(^|\.)(localhost|local|internal|intranet|private|corp|home|lan|home\.arpa|onion)$/;

/** Ports from 1024 up that the Fetch standard blocks, because services other than web sites use them. */
const otherServices = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

const MAX_URL_LENGTH = 2048;

/**
 * Parses a URL from user input, and refuses what can't be a public site. `URL` normalizes every IPv4 notation (octal,
 * hex, a single number) to four decimal numbers, so only one form needs to be checked.
 */
export function publicUrl(address: string): URL | FetchError {
  if (address.length > MAX_URL_LENGTH || !URL.canParse(address)) return noAddress;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return otherScheme;
  if (url.username || url.password) return withPassword;
  if (!isWebPort(url.port)) return otherPort;
  url.hash = '';
  return url;
}

const isWebPort = (port: string) =>
  ['', '80', '443'].includes(port) || (Number(port) >= 1024 && !otherServices.has(Number(port)));

/** Whether a hostname can be in the public DNS. Single words and names that end with a dot may resolve locally. */
export const isPublicName = (host: string): boolean =>
  host.includes('.') && !host.endsWith('.') && !HOME.test(host);

/** The host without the brackets that `URL` puts around IPv6 addresses. */
export const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

const refused = (say: string): FetchError => ({ fault: 'address-refused', say });
const noAddress = refused('This is not a web address. Paste one that begins with https://.');
const otherScheme = refused('Only addresses that begin with https:// or http:// can be looked at.');
const withPassword = refused('There is a name or password in this address. Take it out, and paste it again.');
const otherPort = refused(
  'The port in this address is not one of a web site. Paste an address without a port.',
);
export const notPublic = refused(
  'This address is not on the public internet. Paste one that everybody can open.',
);
