import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else, on another origin than the API: plain HTML with whatever its owner has pasted. */
export class PlainSite {
  readonly #server: Server;
  #page = '';
  #headers: Record<string, string> = {};

  constructor() {
    this.#server = createServer((_, response) => {
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...this.#headers })
        .end(this.#page);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  has(
    body: string,
    {
      head = '',
      headers = {},
      doctype = '<!doctype html>',
    }: { head?: string; headers?: Record<string, string>; doctype?: string } = {},
  ): void {
    this.#page = `${doctype}<html lang="en"><head><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
    this.#headers = headers;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
