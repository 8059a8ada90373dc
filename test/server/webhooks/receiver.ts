import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

/** A program of an owner's, which takes what is signed as https://www.standardwebhooks.com says, and nothing else. */
export class Receiver {
  secret = '';
  readonly taken: Delivery[] = [];
  /** What it answers instead, to the next requests: a status, or nothing before it hangs up. */
  readonly answers: (number | 'hangs up' | { status: number; headers: Record<string, string> })[] = [];
  asked = 0;
  readonly #server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => this.#answer(request.headers, Buffer.concat(parts).toString(), response));
  });

  async open(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  close = (): void => void this.#server.close();

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks`;
  }

  #answer(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    this.asked++;
    const answer = this.answers.shift() ?? 204;
    if (answer === 'hangs up') return void response.destroy();
    const { status, headers: more } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
    const signed = this.#isSigned(headers, body);
    if (status < 300 && signed) {
      const { type, data } = JSON.parse(body) as Delivery;
      this.taken.push({ id: String(headers['webhook-id']), type, data });
    }
    response.writeHead(signed ? status : 401, more).end();
  }

  #isSigned(headers: IncomingHttpHeaders, body: string): boolean {
    const key = Buffer.from(this.secret.replace(/^whsec_/, ''), 'base64');
    const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = createHmac('sha256', key).update(text).digest('base64');
    return (
      headers['webhook-signature'] === `v1,${signature}` && headers['content-type'] === 'application/json'
    );
  }
}
