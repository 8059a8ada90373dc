import { inspect } from 'node:util';
import { isUnavailable } from './database/availability.ts';

export interface Reporting {
  say: (line: string) => void;
  /** Resolves if the database answers, and rejects if it doesn't. */
  ask: () => Promise<unknown>;
  /** Milliseconds between checks while the database is unavailable. Default 1000. */
  askEveryMs?: number;
}

/**
 * Returns a function that logs unexpected errors. While the database is unavailable, every request and timer fails:
 * that is logged as one line when the outage starts and one when it ends, without stacks.
 */
export function reporter({ say, ask, askEveryMs = 1000 }: Reporting): (error: unknown) => void {
  let away = false;
  const wait = () => {
    setTimeout(() => {
      ask().then(() => {
        away = false;
        say('The database answers again.');
      }, wait);
    }, askEveryMs).unref();
  };
  return (error) => {
    if (!isUnavailable(error)) return say(inspect(error));
    if (away) return;
    away = true;
    say(
      `The database does not answer (${oneLine(error as Error)}): requests get 503 until it does, and this is said once.`,
    );
    wait();
  };
}

const oneLine = (error: Error) =>
  error.message.split('\n')[0] || ('code' in error ? String(error.code) : error.name);
