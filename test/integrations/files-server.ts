import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

/** A static site. `pages` answers what is no file: undefined is 404. */
export class FilesServer {
  readonly #server: Server;

  private constructor(folder: string, pages: (path: string) => string | undefined) {
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
      const page = pages(path);
      if (page !== undefined) return response.setHeader('Content-Type', types['.html']!).end(page);
      const file = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
      const type = types[extname(file)] ?? 'application/octet-stream';
      return void readFile(file).then(
        (content) => response.setHeader('Content-Type', type).end(content),
        () => response.writeHead(404).end(),
      );
    });
  }

  static async open(
    folder: string,
    pages: (path: string) => string | undefined = () => undefined,
  ): Promise<FilesServer> {
    const site = new FilesServer(folder, pages);
    await new Promise<void>((done) => site.#server.listen(0, '127.0.0.1', done));
    return site;
  }

  /** An address, and not the name that the API has, so that a browser sees two sites. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
