import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, it } from 'node:test';
import { freshVariables, server, type Variables } from './process.ts';

/** An address of this machine that other machines reach it by. */
const outer = Object.values(networkInterfaces())
  .flat()
  .find((it) => it && !it.internal && it.family === 'IPv4')?.address;

const answers = (host: string, port: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(port), host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function reach(variables: Variables): Promise<{ inside: boolean; outside: boolean }> {
  const own = await freshVariables();
  const running = await server({ ...own, ...variables });
  const reached = {
    inside: await answers('127.0.0.1', own['PORT']!),
    outside: await answers(outer!, own['PORT']!),
  };
  await running.end('SIGTERM');
  return reached;
}

describe('a server without HOST', { skip: outer === undefined && 'this machine has no network' }, () => {
  it('is reached from its own machine only', async () => {
    assert.deepEqual(await reach({ CONTAINER: 'false' }), { inside: true, outside: false });
  });

  it('is reached from everywhere in a container, and wherever HOST says so', async () => {
    for (const variables of [{ CONTAINER: '1' }, { CONTAINER: 'false', HOST: '0.0.0.0' }])
      assert.deepEqual(await reach(variables as Variables), { inside: true, outside: true });
  });
});
