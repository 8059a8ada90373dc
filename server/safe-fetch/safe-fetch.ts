import { lookup as lookUp, type LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { abortable } from './abortable.ts';
import {
  type FetchError,
  fetchErrorFrom,
  noSuchSite,
  tooManyRedirects,
  tooSlow,
  unreadable,
} from './fetch-error.ts';
import {
  isPublic,
  isPublicName,
  isWithin,
  networks,
  notPublic,
  publicUrl,
  withoutBrackets,
} from './public-address.ts';
import { acceptEncoding, readBody } from './response-body.ts';

export interface SafeFetchResponse {
  status: number;
  headers: Headers;
  /** Decompressed. */
  body: Uint8Array;
  /** Where it was in the end, after redirects. */
  address: string;
  /** The same, if every redirect on the way was one for good (RFC 9110: 301 and 308). */
  permanent?: string;
}

/** What one request asks for. */
export interface SafeFetchRequest {
  /** Media types, as in the header of that name. */
  accept?: string;
  /** Bytes of the body after decompression; 5 MB unless told. */
  mostBytes?: number;
  /** Takes the first `mostBytes` of a longer body, where it would be refused otherwise. */
  cut?: boolean;
  /** Media types whose body is read; of any other there are only the headers. */
  takes?: RegExp;
  /** For instance `If-None-Match`. They go along on every redirect: nothing secret belongs here. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** What holds for every request of a server. */
export interface SafeFetchOptions {
  /** IP addresses and networks that are let through though they are not public: `127.0.0.1`, `192.168.1.0/24`. */
  allow?: string[];
  /** Milliseconds for all of it, redirects and body included; 10,000 unless told. */
  patience?: number;
  /** The address of a page that says who asks, for the sites that wonder. */
  about?: string;
  /** Resolves a name; as the operating system does unless told. */
  lookup?: (name: string) => Promise<LookupAddress[]>;
  /** Certificates that are trusted in place of the usual ones. */
  ca?: string;
}

/** `safeFetch` with its options bound: the way by which all other files of this room reach out. */
export type SafeFetch = (
  address: string,
  request?: SafeFetchRequest,
) => Promise<SafeFetchResponse | FetchError>;

const MAX_BYTES = 5_000_000;
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16 * 1024;
const TIMEOUT_MS = 10_000;

// Agents of our own: the global ones follow the proxy variables of the environment, and keep connections that a later
// request would use without looking its name up. Nothing is kept from one request to the next.
const agents = {
  'http:': new http.Agent({ keepAlive: false }),
  'https:': new https.Agent({ keepAlive: false, maxCachedSessions: 0 }),
};

/**
 * Gets what is at an address that a stranger gave, without ever reaching what stands behind this server: each name is looked up
 * once, all of its addresses are checked, and the connection goes to one of those that were checked. The same on every redirect.
 */
// Not by `request-filtering-agent`: it lets through what its library of addresses has no name for (IPv6 outside of 2000::/3,
// `::7f00:1` among it), and knows nothing of names, ports, redirects, time and size, which stand here in any case.
export async function safeFetch(
  address: string,
  request: SafeFetchRequest & SafeFetchOptions = {},
): Promise<SafeFetchResponse | FetchError> {
  const { patience = TIMEOUT_MS } = request;
  const signal = AbortSignal.any([
    AbortSignal.timeout(patience),
    ...(request.signal ? [request.signal] : []),
  ]);
  try {
    // A question to DNS cannot be called back, but nobody has to wait for its answer.
    return await abortable(follow(address, { ...request, signal }), signal);
  } catch (error) {
    return signal.aborted ? tooSlow : fetchErrorFrom(error);
  }
}

type Bound = SafeFetchRequest & SafeFetchOptions & { signal: AbortSignal };

async function follow(address: string, request: Bound): Promise<SafeFetchResponse | FetchError> {
  let next = address;
  let forGood = true;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const url = publicUrl(next);
    if ('fault' in url) return url;
    const addresses = await checkedAddresses(url, request);
    if ('fault' in addresses) return addresses;
    const response = await get(url, addresses, request);
    const status = response.statusCode!;
    const location = isRedirect(status) ? response.headers.location : undefined;
    if (location === undefined) {
      const permanent = redirects > 0 && forGood ? { permanent: url.href } : {};
      return answerOf(response, url, permanent, request);
    }
    response.destroy();
    if (!URL.canParse(location, url)) return unreadable;
    next = new URL(location, url).href;
    forGood &&= status === 301 || status === 308;
  }
  return tooManyRedirects;
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** Every address of the name: one that is not public among them spoils them all. */
async function checkedAddresses(
  { hostname }: URL,
  { allow = [], lookup = lookUpAll }: Bound,
): Promise<LookupAddress[] | FetchError> {
  const literal = withoutBrackets(hostname);
  const family = isIP(literal);
  // What a name of home leads to is looked at only for those who let something of their home through.
  const open = family !== 0 || isPublicName(hostname);
  if (!open && allow.length === 0) return notPublic;
  const addresses = family ? [{ address: literal, family }] : await lookup(hostname);
  if (addresses.length === 0) return noSuchSite;
  const allowed = networks(allow);
  const passes = ({ address }: LookupAddress) => (open && isPublic(address)) || isWithin(allowed, address);
  return addresses.every(passes) ? addresses : notPublic;
}

const lookUpAll = (name: string) => promisify(lookUp)(name, { all: true });

function get(url: URL, addresses: LookupAddress[], request: Bound): Promise<http.IncomingMessage> {
  const { signal, ca } = request;
  return new Promise((resolve, reject) => {
    const protocol = url.protocol as keyof typeof agents;
    const ask = protocol === 'https:' ? https.get : http.get;
    ask(
      url,
      {
        agent: agents[protocol],
        headers: requestHeaders(request),
        lookup: answering(addresses),
        maxHeaderSize: MAX_HEADER_BYTES,
        signal,
        ...(ca !== undefined && { ca }),
      },
      resolve,
    )
      .on('error', reject)
      // An answer that wants another protocol (101) ends without an error.
      .on('close', () => reject(noAnswer));
  });
}

const noAnswer = Object.assign(new Error('No answer'), { code: 'ECONNRESET' });

/** Answers with what was checked, whatever DNS says by now. */
const answering =
  (addresses: LookupAddress[]): LookupFunction =>
  (_name, { all }, done) => {
    if (all) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };

const requestHeaders = ({ accept = '*/*', headers = {}, about }: Bound) => ({
  ...headers,
  Accept: accept,
  'Accept-Encoding': acceptEncoding,
  'User-Agent': `Mozilla/5.0 (compatible; community-widgets${about ? `; +${about}` : ''})`,
});

/** From the list as it came: Node's `headersDistinct` throws where a site sends a header of the name `__proto__`. */
function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    try {
      headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
    } catch {
      // What `Headers` takes for no name or value of a header is nothing that is looked at here.
    }
  }
  return headers;
}

async function answerOf(
  response: http.IncomingMessage,
  url: URL,
  permanent: { permanent?: string },
  { mostBytes = MAX_BYTES, cut = false, takes, signal }: Bound,
): Promise<SafeFetchResponse | FetchError> {
  const headers = headersOf(response);
  const answer = { status: response.statusCode!, headers, address: url.href, ...permanent };
  if (takes && !takes.test(mediaType(headers))) {
    response.destroy();
    return { ...answer, body: new Uint8Array() };
  }
  const body = await readBody(response, { most: mostBytes, cut, signal });
  return 'fault' in body ? body : { ...answer, body };
}

/** `text/html` of `Text/HTML; charset=utf-8`; empty where nothing is said. */
export const mediaType = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
