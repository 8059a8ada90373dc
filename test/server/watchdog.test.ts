import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';

const module = new URL('../../server/watchdog.ts', import.meta.url).href;

async function run(code: string) {
  const script = `import { startWatchdog } from '${module}';\n${code}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [exit, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { exit, signal, err };
}

describe('the watchdog', () => {
  it('ends a process that spins, with a sentence', async () => {
    const { signal, err } = await run('await startWatchdog(1); for (;;);');
    assert.equal(signal, 'SIGKILL');
    assert.match(err, /^The server has been busy for 1 seconds .*Is the disk of DATA_DIR full\?\n$/);
  });

  it('leaves alone one that comes back, and does not keep it alive', async () => {
    const { exit, err } = await run('await startWatchdog(30); setTimeout(() => {}, 2000);');
    assert.deepEqual({ exit, err }, { exit: 0, err: '' });
  });
});
