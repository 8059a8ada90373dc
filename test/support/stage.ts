import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createApp,
  type Database,
  defaultSettings,
  type Limits,
  type EmailMessage,
  type OpenDatabase,
  writeSettings,
} from '../../server/index.ts';
import { defaultLimits } from '../../server/limits.ts';
import { addMember, hashPassword, setPassword } from '../../server/members/accounts.ts';
import { addressFrom } from '../../server/email/address.ts';
import { readPage } from '../../server/pages/markdown.ts';
import { putPage } from '../../server/pages/queries/pages.ts';
import type { AppContext } from '../../server/app-context.ts';
import { secretFrom } from '../../server/secret.ts';
import type { FormToken, Role } from '../../src/contract/index.ts';
import type { PostRow } from '../../server/database/tables.ts';
import type { EventOrder, FaultOrder, PostOrder, ReceivedRequest } from './community.ts';
import { empty, openTestDatabase } from './database.ts';
import { addEvent, changeAsHost, settleDate } from './event.ts';
import { addPosts } from './post.ts';
import { quickScrypt } from './quick-scrypt.ts';
import { bodyOf, jsonOf } from './request-body.ts';

const SECRET = 'a secret that is only ever used on the stage';

/**
 * The server of the widget tests: opens real communities, each the real app on a database of its own, shows what
 * happened in them, and breaks their connections on request.
 */
export class Stage {
  readonly #server: Server;
  readonly #communities = new Map<string, StagedCommunity>();
  /** Empty ones, of closed communities: each is a whole PostgreSQL in memory, so the next community reuses it. */
  readonly #databases: OpenDatabase[] = [];
  readonly #orders = new Map<string, Promise<{ status: number; answer: unknown }>>();
  #opened = 0;
  #url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      this.#take(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.#url;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    for (const id of [...this.#communities.keys()]) await this.#end(id);
    for (const database of this.#databases) await database.close();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.#url);
    // Chromium resends a request by itself if a reused connection breaks, without telling the page.
    response.setHeader('Connection', 'close');
    const [, area, id = '', ...rest] = url.pathname.split('/');
    const body = await bodyOf(request);
    if (area === 'c') {
      const community = this.#communities.get(id);
      // An element of a finished test may still send requests.
      if (!community) return void response.destroy();
      return community.serve(request, response, `/${rest.join('/')}${url.search}`, body);
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    const order = body.length ? (JSON.parse(body.toString()) as never) : {};
    const work = () => this.#direct(id, rest[0] ?? '', url, order);
    const { status, answer } = await this.#once(url.searchParams.get('order') ?? '', work);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer ?? null));
  }

  /** Carries out an order once, and returns the same response to a repeated request. */
  #once(id: string, work: () => Promise<unknown>): Promise<{ status: number; answer: unknown }> {
    const known = this.#orders.get(id);
    if (known) return known;
    const answered = work().then(
      (answer) => ({ status: 200, answer }),
      (error: unknown) => ({ status: 500, answer: { failed: String(error) } }),
    );
    if (id) this.#orders.set(id, answered);
    return answered;
  }

  /** Handles a test's request: a new community, or an action on one. */
  async #direct(
    id: string,
    what: string,
    url: URL,
    order: Partial<{ settings: object; limits: Partial<Limits>; origins: string[] }>,
  ): Promise<unknown> {
    if (!id) return this.#start(order);
    if (what === 'end') return this.#end(id);
    const community = this.#communities.get(id);
    if (!community) throw new Error(`no community ${id}`);
    return community.direct(what, url.searchParams, order);
  }

  async #start({
    settings = {},
    origins = ['*'],
    limits = {},
  }: {
    settings?: object;
    origins?: string[];
    limits?: Partial<Limits>;
  }): Promise<{ id: string; api: string }> {
    const id = String(++this.#opened);
    const api = `${this.#url}/c/${id}`;
    const database = this.#databases.pop() ?? (await openTestDatabase());
    this.#communities.set(id, await StagedCommunity.open(database, api, { settings, limits, origins }));
    return { id, api };
  }

  async #end(id: string): Promise<void> {
    const community = this.#communities.get(id);
    this.#communities.delete(id);
    const left = await community?.leave();
    if (!left) return;
    await empty(left.database);
    this.#databases.push(left);
  }
}

interface MemberOrder {
  email: string;
  password?: string;
  name?: string;
  role?: Role;
}

interface Fault extends FaultOrder {
  path: string;
  times: number;
  /** Release the held requests. */
  releases: (() => void)[];
}

class StagedCommunity {
  readonly #open: OpenDatabase;
  readonly #database: Database;
  readonly #app: ReturnType<typeof createApp>;
  readonly #ctx: AppContext;
  readonly #mails: EmailMessage[] = [];
  readonly #received: ReceivedRequest[] = [];
  readonly #work = new Set<Promise<unknown>>();
  readonly #streams = new Set<ServerResponse>();
  #faults: Fault[] = [];
  #ahead = 0;

  private constructor(open: OpenDatabase, api: string, limits: Partial<Limits>, origins: string[]) {
    this.#open = open;
    this.#database = open.database;
    const clock = { now: () => new Date(Date.now() + this.#ahead) };
    this.#ctx = {
      db: this.#database,
      clock,
      url: api,
      secret: secretFrom(SECRET),
      limits: defaultLimits,
      scrypt: quickScrypt,
    };
    this.#app = createApp({
      database: this.#database,
      mailer: { send: (mail) => Promise.resolve(void this.#mails.push(mail)) },
      clock,
      origins,
      secret: SECRET,
      scrypt: quickScrypt,
      url: api,
      limits,
      background: (work) => void this.#until(work),
      notices: open.notices,
    });
  }

  static async open(
    database: OpenDatabase,
    api: string,
    { settings, limits, origins }: { settings: object; limits: Partial<Limits>; origins: string[] },
  ): Promise<StagedCommunity> {
    const community = new StagedCommunity(database, api, limits, origins);
    await writeSettings(community.#database, { ...defaultSettings, ...settings }, new Date());
    return community;
  }

  /** Waits until everything in it has finished, and returns its database. */
  async leave(): Promise<OpenDatabase> {
    this.#mend();
    for (const open of this.#streams) open.destroy();
    await this.#settled();
    return this.#open;
  }

  /** Waits until what was received has been done. */
  async #settled(): Promise<void> {
    while (this.#work.size) await Promise.allSettled(this.#work);
  }

  async #until<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    return work.finally(() => this.#work.delete(work));
  }

  async serve(request: IncomingMessage, response: ServerResponse, path: string, body: Buffer): Promise<void> {
    const { method = 'GET', headers } = request;
    // Browsers send a preflight across origins; a fault breaks only the request itself.
    const fault = method === 'OPTIONS' ? undefined : this.#faultFor(path);
    if (method !== 'OPTIONS')
      this.#received.push({ method, path, headers: headers as Record<string, string>, body: jsonOf(body) });
    if (fault?.kind === 'drop') return void request.socket.destroy();
    const released = fault && new Promise<void>((go) => fault.releases.push(go));
    if (fault?.kind === 'delay') await released;
    const answer = await this.#answer(method, path, headers, body, fault);
    if (fault?.kind === 'late') await released;
    if (fault?.kind === 'drop-after') return void request.socket.destroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.headers.get('Content-Type') === 'text/event-stream')
      return this.#stream(answer.body!, response);
    const content = Buffer.from(await answer.arrayBuffer());
    if (fault?.kind !== 'half') return void response.end(content);
    response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
  }

  /** Forwards the stream's chunks until the page disconnects. */
  async #stream(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
    const reader = body.getReader();
    this.#streams.add(response);
    response.on('close', () => {
      this.#streams.delete(response);
      void reader.cancel();
    });
    response.flushHeaders();
    for (let part = await reader.read(); !part.done; part = await reader.read()) response.write(part.value);
    response.end();
  }

  async #answer(
    method: string,
    path: string,
    headers: IncomingMessage['headers'],
    body: Buffer,
    fault: FaultOrder | undefined,
  ): Promise<Response> {
    const cors = { 'Access-Control-Allow-Origin': '*' };
    const page = { ...cors, 'Content-Type': 'text/html' };
    const problem = { type: 'about:blank', title: 'It broke', status: 500, code: 'internal' };
    switch (fault?.kind) {
      case 'error':
        return new Response(JSON.stringify(problem), {
          status: 500,
          headers: { ...cors, 'Content-Type': 'application/problem+json' },
        });
      case 'error-page':
        return new Response('<h1>502 Bad Gateway</h1>', { status: 502, headers: page });
      case 'html':
        return new Response('<h1>Log in to the hotel network</h1>', { status: 200, headers: page });
    }
    const init: RequestInit = { method, headers: headers as Record<string, string> };
    if (body.length) init.body = new Uint8Array(body);
    const answer = await this.#until(
      Promise.resolve(this.#app.fetch(new Request(`http://stage${path}`, init))),
    );
    return path.startsWith('/newsletter/form-token') && answer.ok ? this.#skipMinimumFill(answer) : answer;
  }

  /** Moves the clock forward by the seconds that a person takes to fill in a form, so that no test waits for them. */
  async #skipMinimumFill(answer: Response): Promise<Response> {
    const token = (await answer.json()) as FormToken;
    this.#ahead += token.minimumFill * 1000;
    return Response.json({ ...token, minimumFill: 0 } satisfies FormToken, { headers: answer.headers });
  }

  #faultFor(path: string): Fault | undefined {
    const fault = this.#faults.find((it) => path.startsWith(it.path) && it.times > 0);
    if (fault) fault.times--;
    return fault;
  }

  async direct(what: string, query: URLSearchParams, order: object): Promise<unknown> {
    await this.#settled();
    switch (what) {
      case 'mails':
        return this.#mails
          .filter((mail) => JSON.stringify(mail.to).includes(query.get('to') ?? ''))
          .map(readMail);
      case 'received':
        return this.#received.filter(
          (it) => it.method === query.get('method') && it.path.startsWith(query.get('path')!),
        );
      case 'subscribers':
        return this.#database.selectFrom('subscribers').selectAll().execute();
      case 'consents':
        return this.#database.selectFrom('consents').selectAll().execute();
      case 'progress':
        return this.#database.selectFrom('lesson_progress').selectAll().execute();
      case 'member':
        return this.#addMember(order as MemberOrder);
      case 'end-sessions':
        return void (await this.#database.deleteFrom('sessions').execute());
      case 'remove-member':
        return this.#database
          .deleteFrom('members')
          .where('email', '=', (order as MemberOrder).email)
          .execute()
          .then(() => undefined);
      case 'posts':
        return addPosts(this.#database, this.#ctx.clock, order as PostOrder[]);
      case 'event':
        return addEvent(this.#ctx, order as EventOrder);
      case 'piece':
        return changeAsHost(this.#ctx, order as Parameters<typeof changeAsHost>[1]);
      case 'date':
        return settleDate(this.#ctx, order as Parameters<typeof settleDate>[1]);
      case 'state':
        return this.#setState(order as { id: string; state: PostRow['state'] });
      case 'page':
        return this.#putPage(order as { id: string; markdown: string; role: Role });
      case 'clock':
        this.#ahead += (order as { milliseconds: number }).milliseconds;
        return undefined;
      case 'fault':
        this.#faults.push({ path: '/', times: 1, releases: [], ...(order as FaultOrder) });
        return undefined;
      case 'streams':
        return this.#streams.size;
      case 'drop-streams':
        for (const open of this.#streams) open.destroy();
        return undefined;
      case 'mend':
        return this.#mend();
      case 'press':
        return this.#press((order as { link: string }).link);
      default:
        throw new Error(`the stage cannot ${what}`);
    }
  }

  #mend(): void {
    for (const { releases } of this.#faults) for (const release of releases) release();
    this.#faults = [];
  }

  async #addMember({ email, password, name = '', role = 'member' }: MemberOrder): Promise<void> {
    const { canonical: address } = addressFrom(email)!;
    const joinedAt = this.#ctx.clock.now();
    const about = { address, email, name, role, locale: 'en', joinedAt };
    const member = await addMember(this.#ctx, about);
    if (!password) return;
    await setPassword(this.#ctx, member.id, await hashPassword(this.#ctx, password));
  }

  async #setState({ id, state }: { id: string; state: PostRow['state'] }): Promise<void> {
    const unseen = state === 'pending' && { published_at: null };
    await this.#database
      .updateTable('posts')
      .set({ state, ...unseen })
      .where('id', '=', id)
      .execute();
  }

  async #putPage({ id, markdown, role }: { id: string; markdown: string; role: Role }): Promise<void> {
    const page = readPage(markdown);
    if ('detail' in page) throw new Error(page.detail);
    await putPage(this.#database, id, page, { role, now: this.#ctx.clock.now() });
  }

  /** Acts as a person on an emailed link: opens the page, and presses its button. */
  async #press(link: string): Promise<number> {
    const opened = new URL(`/${link.split('/').slice(5).join('/')}`, 'http://stage');
    const page = await (await this.#app.fetch(new Request(opened))).text();
    const action = /<form[^>]*action="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    const fields = [...page.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
      ([, name, value]) => [name!, value!],
    );
    const body = new URLSearchParams(fields);
    const pressed = await this.#app.fetch(new Request(new URL(action, opened), { method: 'POST', body }));
    return pressed.status;
  }
}

const readMail = ({ subject, text }: EmailMessage) => ({
  subject,
  text,
  link: /https?:\S+(?:confirm|community-sign-in)\S+/.exec(text)?.[0] ?? '',
  code: /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? '',
});
