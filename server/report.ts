import { inspect } from 'node:util';
import { isUnavailable } from './database/availability.ts';

export interface Reporting {
  say: (line: string) => void;
  /** Resolves when the database answers, and rejects while it does not. */
  ask: () => Promise<unknown>;
  /** Milliseconds between two questions while it is away. */
  askEveryMs?: number;
}

/**
 * Writes accidents to the log. A database that is away fails every request and every timer: that is one line when it goes and
 * one when it is back, and not a stack for each.
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
