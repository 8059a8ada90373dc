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
  /** The final URL, after redirects. */
  address: string;
  /** The final URL, if there were redirects and all were permanent (RFC 9110: 301 and 308). */
  permanent?: string;
}

/** The options of one request. */
export interface SafeFetchRequest {
  /** Value of the `Accept` header. Default: any type. */
  accept?: string;
  /** Maximum bytes of the body after decompression. Default: 5 MB. */
  mostBytes?: number;
  /** Truncates a longer body to `mostBytes` instead of failing with `too-large`. */
  cut?: boolean;
  /** Media types whose body is read. For other types, `body` is empty. */
  takes?: RegExp;
  /**
   * Extra headers, such as `If-None-Match`. They are sent on every redirect, so they must not contain secrets, except
   * with `send`.
   */
  headers?: Record<string, string>;
  /** Calls an API. Redirects are not followed: the body and the headers are for this address only. */
  send?: ApiCall;
  signal?: AbortSignal;
}

/** A method, and a body for it. */
interface ApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: string | undefined;
}

/** The options shared by all requests of a server. */
export interface SafeFetchOptions {
  /** IP addresses and networks that are allowed although they are not public: `127.0.0.1`, `192.168.1.0/24`. */
  allow?: string[];
  /** Timeout in milliseconds for everything, including redirects and the body. Default: 10,000. */
  patience?: number;
  /** URL of a page about this server, sent in the User-Agent header. */
  about?: string;
  /** Resolves a hostname. Default: the operating system's resolver. */
  lookup?: (name: string) => Promise<LookupAddress[]>;
  /** CA certificates in PEM format that replace the default ones. */
  ca?: string;
}

/** `safeFetch` with its options bound. All outbound requests but those to the mail server go through it. */
export type SafeFetch = (
  address: string,
  request?: SafeFetchRequest,
) => Promise<SafeFetchResponse | FetchError>;

const MAX_BYTES = 5_000_000;
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16 * 1024;
const TIMEOUT_MS = 10_000;

// Use dedicated agents: the global ones obey proxy environment variables, and keep connections alive that a later
// request would reuse without resolving the name. Nothing is shared between requests.
const agents = {
  'http:': new http.Agent({ keepAlive: false }),
  'https:': new https.Agent({ keepAlive: false, maxCachedSessions: 0 }),
};

/**
 * Fetches a user-supplied URL without ever reaching the private network (SSRF protection). Each hostname is resolved
 * once, all of its addresses are checked, and the connection goes to a checked address. Redirects are checked in the
 * same way. Returns a `FetchError` for expected failures.
 */
// `request-filtering-agent` is not enough: it allows addresses that its library doesn't classify (IPv6 outside of
// 2000::/3, including `::7f00:1`), and doesn't cover hostnames, ports, redirects, timeouts and sizes, which are
// needed in any case.
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
    // A DNS lookup can't be cancelled, so stop waiting for it.
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
    const follows = request.send === undefined && isRedirect(status);
    const location = follows ? response.headers.location : undefined;
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

/** Resolves all addresses of a hostname. Reject if any resolved address is private, unless it is explicitly allowed. */
async function checkedAddresses(
  { hostname }: URL,
  { allow = [], lookup = lookUpAll }: Bound,
): Promise<LookupAddress[] | FetchError> {
  const literal = withoutBrackets(hostname);
  const family = isIP(literal);
  // Resolve local names only if some private addresses are allowed.
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
  const { signal, ca, send: call } = request;
  return new Promise((resolve, reject) => {
    const protocol = url.protocol as keyof typeof agents;
    const send = protocol === 'https:' ? https.request : http.request;
    send(
      url,
      {
        agent: agents[protocol],
        method: call?.method ?? 'GET',
        headers: requestHeaders(request),
        lookup: answering(addresses),
        maxHeaderSize: MAX_HEADER_BYTES,
        signal,
        ...(ca !== undefined && { ca }),
      },
      resolve,
    )
      .on('error', reject)
      // A response that switches protocols (101) ends without an error.
      .on('close', () => reject(noAnswer))
      .end(call?.json);
  });
}

const noAnswer = Object.assign(new Error('No answer'), { code: 'ECONNRESET' });

/** A lookup that returns the checked addresses, so that a changed DNS record has no effect. */
const answering =
  (addresses: LookupAddress[]): LookupFunction =>
  (_name, { all }, done) => {
    if (all) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };

const requestHeaders = ({ accept = '*/*', headers = {}, about, send }: Bound) => ({
  ...headers,
  ...(send?.json !== undefined && {
    ...{ 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(send.json) },
  }),
  Accept: accept,
  'Accept-Encoding': acceptEncoding,
  'User-Agent': `Mozilla/5.0 (compatible; community-widgets${about ? `; +${about}` : ''})`,
});

/** Reads the raw list: Node's `headersDistinct` throws if a site sends a header named `__proto__`. */
function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    try {
      headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
    } catch {
      // Ignore headers that `Headers` rejects: none of them is used here.
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

/** `text/html` for `Text/HTML; charset=utf-8`; empty if the header is missing. */
export const mediaType = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
