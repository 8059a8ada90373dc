import type { Server } from 'node:http';
import { connect } from 'node:net';
import { ConfigError, defaultPort } from './config.ts';

/** Listens on the requested port, or else on the default port or the next free one. Resolves to the port. */
export async function listen(
  server: Server,
  wanted: number | undefined,
  host: string | undefined,
): Promise<number> {
  for (let port = wanted ?? defaultPort; ; port++) {
    try {
      return await listenOn(server, port, host);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && wanted === undefined && port < defaultPort + 100) continue;
      if (code === 'EADDRINUSE')
        throw new ConfigError(
          `PORT ${port} is taken by another program: choose another, as in PORT=${port + 1}`,
        );
      if (code === 'EACCES')
        throw new ConfigError(
          `PORT ${port} is not allowed for this user: choose one above 1023, as in PORT=8080`,
        );
      throw new ConfigError(`HOST or PORT cannot be listened on: ${message}`);
    }
  }
}

async function listenOn(server: Server, port: number, host: string | undefined): Promise<number> {
  // Two programs can listen on the same port of different addresses (`::` and `127.0.0.1`), and a browser reaches
  // either one.
  if (port !== 0 && ((await answers(port, '127.0.0.1')) || (await answers(port, '::1')))) {
    throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
  }
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}

const answers = (port: number, host: string) =>
  new Promise<boolean>((done) => {
    const attempt = connect(port, host);
    attempt.once('connect', () => {
      attempt.destroy();
      done(true);
    });
    attempt.once('error', () => done(false));
  });

/** Stops accepting connections, and gives running requests five seconds to finish. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), 5_000);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
