import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Watch } from './watchdog.ts';

/** Counts its own seconds: a machine that slept, or a process that was halted, must not be taken for one that spins. */
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
  process.kill(process.pid, 'SIGKILL'); // a worker's own exit would end the worker only
}

parentPort?.postMessage('watching');
watch(workerData as Watch);
