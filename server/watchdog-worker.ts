import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Watch } from './watchdog.ts';

/**
 * Counts its own seconds instead of reading the clock, so that a suspended machine or process isn't mistaken for a
 * blocked one.
 */
function watch({ beats, maxBlockedS }: Watch): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  let seen = Atomics.load(beats, 0);
  for (let blockedS = 0; blockedS < maxBlockedS; blockedS++) {
    Atomics.wait(never, 0, 0, 1000);
    const now = Atomics.load(beats, 0);
    if (now !== seen) blockedS = 0;
    seen = now;
  }
  writeSync(
    2,
    `The server has been busy for ${maxBlockedS} seconds without answering anybody, so it stops; nothing that was acknowledged is lost. Is the disk of DATA_DIR full?\n`,
  );
  process.kill(process.pid, 'SIGKILL'); // process.exit() in a worker would end only the worker
}

parentPort?.postMessage('watching');
watch(workerData as Watch);
