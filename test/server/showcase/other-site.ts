import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Somebody else's site: what stands at its paths, and what it was asked. */
export interface OtherSite {
  readonly url: string;
  readonly asked: IncomingMessage[];
  /** Puts something at a path: a text, or what to do. */
  put(path: string, type: string, body: string | Uint8Array, headers?: Record<string, string>): void;
  answer(path: string, answer: Answer): void;
}

/** One for the tests of a file, on this machine. */
export function otherSite(): () => OtherSite {
  const pages = new Map<string, Answer>();
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const page = pages.get(request.url!.split('?')[0]!);
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  before(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const site: OtherSite = {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    asked,
    put: (path, type, body, headers = {}) =>
      void pages.set(path, (_, response) =>
        response.writeHead(200, { 'Content-Type': type, ...headers }).end(body),
      ),
    answer: (path, answer) => void pages.set(path, answer),
  };
  return () => site;
}
