import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Watch {
  /** Counts up while the main thread lives. */
  beats: Int32Array;
  /** Seconds without a beat until the process is ended. */
  maxBlockedS: number;
}

const BEAT_EVERY_MS = 500;
/** Beside this file, as source or compiled. */
const workerUrl = new URL(import.meta.url.replace(/watchdog(\.\w+)$/, 'watchdog-worker$1'));

/**
 * Ends the process when its one thread has not come back for so long that no request can be answered any more: PGlite runs
 * there, and may spin for ever, as it does when the disk is full. Then neither SIGTERM nor a timer is heard, so a second
 * thread watches. Whatever started the server starts it again.
 */
export async function startWatchdog(maxBlockedS = 60): Promise<() => Promise<number>> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerUrl, {
    execArgv: [],
    workerData: { beats, maxBlockedS } satisfies Watch,
  });
  await once(worker, 'message'); // it has begun: a worker cannot while the main thread spins
  worker.unref();
  const timer = setInterval(() => Atomics.add(beats, 0, 1), BEAT_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return worker.terminate();
  };
}
