import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The number of faults of each kind. */
export interface Faults {
  droppedBefore: number;
  droppedAfter: number;
  delayed: number;
  answeredFor: number;
  twice: number;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A proxy between a browser and two servers that drops, delays, fakes and duplicates requests. */
export class FaultyProxy {
  readonly faults: Faults = { droppedBefore: 0, droppedAfter: 0, delayed: 0, answeredFor: 0, twice: 0 };
  readonly #server: Server;
  readonly #random: () => number;
  requests = 0;
  /** The ports of the servers. */
  ports: number[] = [];

  constructor(random: () => number) {
    this.#random = random;
    this.#server = createServer((request, response) => {
      this.#take(request, response).catch(() => response.destroy());
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    this.requests++;
    const fate = this.#random();
    if (fate < 0.04) return this.#drop(response, 'droppedBefore');
    if (fate < 0.07) return this.#answer(response);
    if (fate < 0.11) await this.#delay();
    const one = this.#pass(request, body, this.#port());
    if (fate > 0.94) {
      this.faults.twice++;
      // At the same time, at either server.
      void this.#pass(request, body, this.#port()).catch(() => {});
    }
    const answer = await one;
    if (fate > 0.9 && fate < 0.94) return this.#drop(response, 'droppedAfter');
    const { connection: _, 'transfer-encoding': __, ...headers } = answer.headers;
    response.writeHead(answer.status, headers).end(answer.body);
  }

  #port = () => this.ports[Math.floor(this.#random() * this.ports.length)]!;

  #drop(response: ServerResponse, when: 'droppedBefore' | 'droppedAfter'): void {
    this.faults[when]++;
    response.destroy();
  }

  #answer(response: ServerResponse): void {
    this.faults.answeredFor++;
    const status = [500, 502, 503][Math.floor(this.#random() * 3)]!;
    response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Something went wrong</h1>');
  }

  #delay(): Promise<void> {
    this.faults.delayed++;
    return new Promise((later) => setTimeout(later, this.#random() * 1500));
  }

  #pass({ method, url, headers }: IncomingMessage, body: Buffer, port: number): Promise<Answer> {
    return new Promise((done, failed) => {
      const passed = httpRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () =>
          done({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      });
      passed.on('error', failed);
      passed.end(body);
    });
  }
}
