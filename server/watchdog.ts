import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Watch {
  /** Incremented while the main thread runs its timers. */
  beats: Int32Array;
  /** Seconds without a beat after which the process is killed. */
  maxBlockedS: number;
}

const BEAT_EVERY_MS = 500;
/** Next to this file, as source or compiled. */
const workerUrl = new URL(import.meta.url.replace(/watchdog(\.\w+)$/, 'watchdog-worker$1'));

/**
 * Kills the process once its main thread has been blocked for `maxBlockedS` seconds (default 60). PGlite runs on that
 * thread and may loop forever, for example when the disk is full. Signals and timers don't run then, so a worker
 * watches. The supervisor restarts the server. Resolves to a function that stops the watchdog.
 */
export async function startWatchdog(maxBlockedS = 60): Promise<() => Promise<number>> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerUrl, {
    execArgv: [],
    workerData: { beats, maxBlockedS } satisfies Watch,
  });
  await once(worker, 'message'); // wait for the worker: it cannot start while the main thread is blocked
  worker.unref();
  const timer = setInterval(() => Atomics.add(beats, 0, 1), BEAT_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return worker.terminate();
  };
}
