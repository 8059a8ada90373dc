import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { naughtyStrings } from './naughty-strings.ts';

export type Item = Record<string, unknown>;

/** A service of one kind; `items` is its content, newest first, in its own format. */
export interface ServiceOrder {
  kind: 'json-feed' | 'mastodon' | 'bluesky' | 'wordpress';
  items: Item[];
  /** Fields of a feed besides its items. */
  feed?: Item;
  /** Items in one file of a feed. */
  perFile?: number;
}

/**
 * `drop`: no response; `half`: one that breaks off; `error`: 500; `page`: 200 with HTML, like a captive portal;
 * `rate-limited`: 429 in the service's own way; `closed`: 401; `other`: JSON of another shape.
 */
export interface ServiceFault {
  kind: 'drop' | 'half' | 'error' | 'page' | 'rate-limited' | 'closed' | 'other';
  /** The number of requests it breaks. */
  times?: number;
}

export interface ServiceRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
}

interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

type Answers = (url: URL, order: ServiceOrder) => Reply;

/** Mastodon: https://docs.joinmastodon.org/methods/accounts/ and …/methods/timelines/ */
const mastodon: Answers = ({ pathname, searchParams, host }, { items }) => {
  const missing = { status: 404, body: { error: 'Record not found' } };
  if (pathname === '/api/v1/accounts/lookup')
    return searchParams.get('acct') === 'ada' ? { body: { id: '7', username: 'ada', acct: 'ada' } } : missing;
  const [, tag] = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(pathname) ?? [];
  if (!tag && pathname !== '/api/v1/accounts/7/statuses') return missing;
  const asked = (what: string) => searchParams.get(`exclude_${what}`) === 'true';
  const isLeftOut = (it?: Item) =>
    (it?.['reblog'] && asked('reblogs')) || (it?.['in_reply_to_id'] && asked('replies'));
  const isTagged = (it?: Item) =>
    (it?.['tags'] as { name: string }[]).some(({ name }) => name === decodeURIComponent(tag!));
  const all = items.filter((it) => (tag ? isTagged(it) : !isLeftOut(it)));
  const start = all.findIndex((it?: Item) => it?.['id'] === searchParams.get('max_id')) + 1;
  const limit = Math.min(40, Number(searchParams.get('limit') ?? 20));
  const body = all.slice(start, start + limit);
  const query = new URLSearchParams({ max_id: String(body.at(-1)?.['id']) });
  const link = body.length === limit && `<http://${host}${pathname}?${query}>; rel="next"`;
  return { body, headers: link ? { Link: link } : {} };
};

/** Bluesky: the lexicon `app.bsky.feed.getAuthorFeed`. */
const bluesky: Answers = ({ pathname, searchParams }, { items }) => {
  const wrong = (message: string) => ({ status: 400, body: { error: 'InvalidRequest', message } });
  if (pathname !== '/xrpc/app.bsky.feed.getAuthorFeed')
    return { status: 501, body: { error: 'MethodNotImplemented', message: 'Method Not Implemented' } };
  if (searchParams.get('actor') !== 'ada.example.org') return wrong('Profile not found');
  if (searchParams.get('filter') !== 'posts_no_replies') return wrong('Test: replies were asked for');
  const start = Number(searchParams.get('cursor') ?? 0);
  const end = start + Number(searchParams.get('limit') ?? 50);
  return { body: { feed: items.slice(start, end), ...(end < items.length && { cursor: String(end) }) } };
};

const isObject = (value: unknown) => Object.prototype.toString.call(value) === '[object Object]';

/** WordPress: https://developer.wordpress.org/rest-api/reference/posts/ */
const wordpress: Answers = ({ pathname, searchParams }, { items }) => {
  const error = (status: number, code: string) => ({
    status,
    body: { code, message: code, data: { status } },
  });
  if (pathname !== '/blog/wp-json/wp/v2/posts') return error(404, 'rest_no_route');
  const after = searchParams.get('after');
  const all = items.filter((it) => !after || `${String(it['date_gmt'])}.000Z` > after);
  const page = Number(searchParams.get('page') ?? 1);
  const size = Number(searchParams.get('per_page') ?? 10);
  if (size > 100) return error(400, 'rest_invalid_param');
  const pages = Math.ceil(all.length / size);
  if (page > 1 && page > pages) return error(400, 'rest_post_invalid_page_number');
  const wanted = searchParams.get('_fields')?.split(',');
  // Embedded resources are found by their links.
  const embeds = searchParams.has('_embed') && (!wanted || wanted.includes('_links'));
  const shown = (name: string) => (!wanted || wanted.includes(name)) && (name !== '_embedded' || embeds);
  const body = all
    .slice((page - 1) * size, page * size)
    .map((it) =>
      isObject(it) ? Object.fromEntries(Object.entries(it).filter(([name]) => shown(name))) : it,
    );
  return { body, headers: { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': String(pages) } };
};

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
const jsonFeed: Answers = ({ pathname, searchParams, host }, { items, feed, perFile = items.length }) => {
  if (pathname !== '/feed.json') return { status: 404, body: 'Not Found' };
  const file = Number(searchParams.get('file') ?? 1);
  const start = (file - 1) * perFile;
  const next = start + perFile < items.length && { next_url: `http://${host}/feed.json?file=${file + 1}` };
  return {
    body: {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Makers of Example',
      ...next,
      ...feed,
      items: items.slice(start, start + perFile),
    },
  };
};

const answers = { mastodon, bluesky, wordpress, 'json-feed': jsonFeed };

/** What pages of other origins may read. No response to a preflight, because no request here should need one. */
const crossOrigin = (kind: ServiceOrder['kind'], origin: string): Record<string, string> =>
  ({
    mastodon: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers':
        'Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id',
    },
    bluesky: { 'Access-Control-Allow-Origin': '*' },
    wordpress: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
      Vary: 'Origin',
    },
    'json-feed': { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' },
  })[kind];

const broken: Partial<Record<ServiceFault['kind'], () => Reply>> = {
  error: () => ({ status: 500, body: { error: 'Something went wrong' } }),
  closed: () => ({ status: 401, body: { error: 'This method requires an authenticated user' } }),
  'rate-limited': () => ({
    status: 429,
    body: { error: 'Too many requests' },
    headers: { 'X-RateLimit-Reset': new Date(Date.now() + 120_000).toISOString(), 'Retry-After': '120' },
  }),
  other: () => ({ body: { hello: [1] } }),
};

/** One service, on a port of its own. */
class StandIn {
  readonly #server: Server;
  #order: ServiceOrder;
  #fault: ServiceFault | undefined;
  readonly #received: ServiceRequest[] = [];

  constructor(order: ServiceOrder) {
    this.#order = order;
    this.#server = createServer((request, response) => {
      try {
        this.#take(request, response);
      } catch (error) {
        console.error(error);
        response.destroy();
      }
    });
  }

  async open(): Promise<string> {
    return listen(this.#server);
  }

  close(): void {
    close(this.#server);
  }

  direct(what: string, body: string): unknown {
    if (what === 'received') return this.#received;
    if (what === 'order') this.#order = JSON.parse(body) as ServiceOrder;
    if (what === 'fault') this.#fault = JSON.parse(body) as ServiceFault;
    return null;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.#received.push({ method, path: url, headers: headers as Record<string, string> });
    // Chromium resends a request by itself if a reused connection breaks.
    response.setHeader('Connection', 'close');
    if (method !== 'GET') return void response.writeHead(405).end();
    const fault = this.#fault && (this.#fault.times ?? 1) > 0 ? this.#fault : undefined;
    if (fault) fault.times = (fault.times ?? 1) - 1;
    if (fault?.kind === 'drop') return void request.socket.destroy();
    const reply =
      (fault && broken[fault.kind]?.()) ??
      answers[this.#order.kind](new URL(url, `http://${headers.host}`), this.#order);
    const shared = crossOrigin(this.#order.kind, headers.origin ?? '');
    const isPage = fault?.kind === 'page';
    const type = isPage ? 'text/html' : 'application/json; charset=utf-8';
    response.writeHead(reply.status ?? 200, { ...shared, 'Content-Type': type, ...reply.headers });
    const content = isPage ? '<h1>Log in to the hotel network</h1>' : JSON.stringify(reply.body);
    if (fault?.kind !== 'half') return void response.end(content);
    response.write(content.slice(0, content.length / 2), () => request.socket.destroy());
  }
}

/** Stand-ins for other people's services, each on a port of its own. */
export interface Services {
  /** The URL that controls them: `POST /open`, `/:id/order`, `/:id/fault`, `/:id/received`, `/:id/close`. */
  address: string;
  close(): void;
}

export async function openServices(): Promise<Services> {
  const standIns = new Map<string, StandIn>();
  const direct = async (path: string, body: string): Promise<unknown> => {
    if (path === '/naughty-strings') return naughtyStrings();
    if (path === '/open') {
      const standIn = new StandIn(JSON.parse(body) as ServiceOrder);
      const address = await standIn.open();
      const id = new URL(address).port;
      standIns.set(id, standIn);
      return { id, address };
    }
    const [, id = '', what = ''] = path.split('/');
    if (what !== 'close') return standIns.get(id)!.direct(what, body);
    standIns.get(id)?.close();
    return standIns.delete(id);
  };
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    void bodyOf(request)
      .then((body) => direct(request.url!, body))
      .then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  return {
    address: await listen(server),
    close() {
      for (const standIn of standIns.values()) standIn.close();
      close(server);
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): void {
  server.closeAllConnections();
  server.close();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
