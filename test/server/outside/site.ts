import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import type { TestContext } from 'node:test';
import type { FetchError } from '../../../server/safe-fetch/fetch-error.ts';
import {
  safeFetch,
  type SafeFetch,
  type SafeFetchResponse,
  type SafeFetchOptions,
} from '../../../server/safe-fetch/safe-fetch.ts';
import { certificate, key } from './certificate.ts';

export interface Site {
  port: number;
  /** `http://site.example:1234` and a path after it. */
  at: (path?: string) => string;
  /** What it was asked for, in order. */
  requests: http.IncomingMessage[];
  connections: () => number;
}

/** Somebody else's site: a real server on this machine, for as long as the test runs. */
export async function site(
  t: TestContext,
  answer: http.RequestListener,
  { secure = false, host = '127.0.0.1', port = 0 } = {},
): Promise<Site> {
  const requests: http.IncomingMessage[] = [];
  const listener: http.RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = secure
    ? https.createServer({ cert: certificate, key }, listener)
    : http.createServer(listener);
  let connections = 0;
  server.on('connection', () => connections++);
  const listening = await listen(t, server, host, port);
  const at = (path = '/') => `http${secure ? 's' : ''}://site.example:${listening}${path}`;
  return { port: listening, at, requests, connections: () => connections };
}

/** Listens until the test is over; then every connection is closed, open answers included. */
export async function listen(
  t: TestContext,
  server: net.Server,
  host = '127.0.0.1',
  port = 0,
): Promise<number> {
  const sockets = new Set<{ destroy: () => void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(port, host);
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}

/** A server that speaks as it likes. */
export async function raw(t: TestContext, answer: (socket: net.Socket) => void): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  });
  return listen(t, server);
}

/** Writes as long as somebody reads. */
export function endlessly(response: NodeJS.WritableStream & { destroyed?: boolean }) {
  const chunk = Buffer.alloc(64 * 1024, 'a');
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  response.on('error', () => {});
  write();
}

/** DNS, in which every name leads to this machine. */
const lookup = async () => [{ address: '127.0.0.1', family: 4 }];

/** As a server reaches out that lets this machine through. */
export const here: SafeFetchOptions = { allow: ['127.0.0.1'], lookup, ca: certificate };

export const outside: SafeFetch = (address, request) => safeFetch(address, { ...here, ...request });

export function answered(answer: SafeFetchResponse | FetchError): SafeFetchResponse {
  if ('fault' in answer) throw new Error(`${answer.fault}: ${answer.say}`);
  return answer;
}

export const faultOf = (answer: object): string | undefined =>
  'fault' in answer ? String(answer.fault) : undefined;

export const textOf = ({ body }: SafeFetchResponse): string => new TextDecoder().decode(body);
