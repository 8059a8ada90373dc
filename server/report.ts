import { inspect } from 'node:util';
import { isUnavailable } from './database/availability.ts';

export interface Reporting {
  log: (line: string) => void;
  /** Resolves if the database answers, and rejects if it doesn't. */
  probe: () => Promise<unknown>;
  /** Milliseconds between checks while the database is unavailable. Default 1000. */
  probeEveryMs?: number;
}

/**
 * Returns a function that logs unexpected errors. While the database is unavailable, every request and timer fails:
 * that is logged as one line when the outage starts and one when it ends, without stacks.
 */
export function reporter({ log, probe, probeEveryMs = 1000 }: Reporting): (error: unknown) => void {
  let away = false;
  const wait = () => {
    setTimeout(() => {
      probe().then(() => {
        away = false;
        log('The database answers again.');
      }, wait);
    }, probeEveryMs).unref();
  };
  return (error) => {
    if (!isUnavailable(error)) return log(inspect(error));
    if (away) return;
    away = true;
    log(
      `The database does not answer (${oneLine(error as Error)}): requests get 503 until it does, and this is said once.`,
    );
    wait();
  };
}

const oneLine = (error: Error) =>
  error.message.split('\n')[0] || ('code' in error ? String(error.code) : error.name);
