import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems assign automatically: Linux from 32768 (`ip_local_port_range`), macOS from 49152. */
const FIRST_PORT = 10_000;
const LAST_PORT = 32_000;

/** A port for a program that starts later; no other test's connection takes it in the meantime. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    const probe = createServer();
    const taken = new Promise<boolean>((done) => {
      probe.once('error', () => done(true)).listen(port, '127.0.0.1', () => done(false));
    });
    if (await taken) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
