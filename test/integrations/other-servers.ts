import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What may answer at an address where an owner expects their server. */
export class OtherServers {
  readonly #servers: Server[] = [];

  /** Answers its address. */
  serve(answer: RequestListener): Promise<string> {
    return this.#listen(createHttpServer(answer), 'http');
  }

  /** With a certificate that nobody has signed. */
  withWrongCertificate(folder: string): Promise<string> {
    const [key, cert] = ['key', 'cert'].map((it) => `${folder}/${it}.pem`) as [string, string];
    const files = ['-keyout', key, '-out', cert];
    const words = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...words, ...files], { stdio: 'ignore' });
    const options = { key: readFileSync(key), cert: readFileSync(cert) };
    return this.#listen(
      createHttpsServer(options, (_, response) => response.end('{"status":"ok"}')),
      'https',
    );
  }

  async #listen(server: Server, scheme: string): Promise<string> {
    this.#servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `${scheme}://localhost:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const server of this.#servers) server.close();
  }
}
