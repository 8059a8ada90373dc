import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceKind, ServiceRequest } from '../../../src/contract/index.ts';
import type { LinkReader } from '../../../server/safe-fetch/port.ts';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, never>;
  headers: IncomingHttpHeaders;
}

export interface Answered {
  status?: number;
  json?: unknown;
}

/** What goes wrong with a request. `works`: nothing. `loses its answer`: it is done, and the connection breaks off. */
export type Fault =
  | 'works'
  | 'hangs up'
  | 'sends half a body'
  | 'sends a page'
  | 'never answers'
  | 'loses its answer'
  | { status: number; headers?: Record<string, string>; json?: object };

/** Of a person at a service: gets letters, has left, or is not there. */
export type State = 'listed' | 'left' | 'unknown';

/** A route of a service: what is asked, as a pattern of `METHOD /path`, and what it answers. */
export type Routes = Record<string, (asked: Asked, id: string) => Answered>;

export const KEY = 'a-secret-key';
export const REFUSED = 'refused@example.org';

/** One of the services that owners have, as far as its documentation says what it answers. */
export abstract class StandIn {
  abstract readonly kind: ServiceKind;
  /** What a host enters. */
  abstract readonly settings: ServiceRequest;
  /** Where the service is for everyone. Empty: at an address of the owner's. */
  readonly origin: string = '';
  abstract readonly routes: Routes;
  /** What it answers to a wrong key. */
  abstract readonly unauthorized: Answered;
  abstract isAuthorized(headers: IncomingHttpHeaders): boolean;
  /** Puts someone on its list, as the owner or the person would there. */
  abstract put(email: string, state: 'listed' | 'left', name?: string): void;
  abstract stateOf(email: string): State;
  abstract nameOf(email: string): string | null | undefined;
  /** How many have the address. */
  abstract count(email: string): number;
  /** Whether someone who has left comes back through its API. */
  readonly letsReturn: boolean = true;
  /** Whether its API deletes people. */
  readonly deletes: boolean = true;
  /** Whether there is a list that can be missing. */
  readonly hasList: boolean = true;

  hasItsList = true;
  keyWorks = true;
  /** What goes wrong with the next requests. */
  readonly faults: Fault[] = [];
  asked = 0;
  /** Called when a request arrives. */
  onRequest = () => {};
  readonly #server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url!, 'http://service');
      const text = Buffer.concat(parts).toString();
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, never>);
      const { method = '', headers } = request;
      this.#respond({ method, path: pathname, query: searchParams, body, headers }, response);
    });
  });

  async open(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  close = (): void => {
    this.#server.closeAllConnections();
    this.#server.close();
  };

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The web, in which the service's own address leads here, and no other address anywhere. */
  in(web: LinkReader): LinkReader {
    return {
      ...web,
      send: (address, request, signal) => {
        const from = this.origin || this.url;
        if (new URL(address).origin !== from) throw new Error(`It is not at ${address}`);
        return web.send(this.url + address.slice(from.length), request, signal);
      },
    };
  }

  #respond(asked: Asked, response: ServerResponse): void {
    this.asked++;
    this.onRequest();
    const fault = this.faults.shift();
    if (fault === 'never answers') return;
    if (fault === 'hangs up') return void response.destroy();
    if (fault === 'sends a page')
      return void response.end('<!doctype html><title>Sign in to the hotel</title>');
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers);
      return void response.end(JSON.stringify(fault.json ?? { message: `Not now, ${this.settings.key}` }));
    }
    const { status = 200, json } = this.#answer(asked);
    if (fault === 'loses its answer') return void response.destroy();
    const text = json === undefined ? '' : JSON.stringify(json);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    if (fault !== 'sends half a body') return void response.end(text);
    response.write(text.slice(0, text.length / 2), () => response.destroy());
  }

  #answer(asked: Asked): Answered {
    if (!this.keyWorks || !this.isAuthorized(asked.headers)) return this.unauthorized;
    const { method, path } = asked;
    for (const [pattern, act] of Object.entries(this.routes)) {
      const match = new RegExp(`^${pattern}$`).exec(`${method} ${path}`);
      if (!match) continue;
      return act(asked, decodeURIComponent(match[1] ?? ''));
    }
    throw new Error(`${this.kind} has no ${method} ${path}`);
  }
}
