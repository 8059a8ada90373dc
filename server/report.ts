import { isUnavailable } from './database/availability.ts';
import type { Logger, Report } from './log.ts';
import { redact } from './redact.ts';

/** Causes of causes that are logged, as an error may be its own cause. */
const MAX_CAUSES = 5;

export interface Reporting {
  log: Logger;
  /** Resolves if the database answers, and rejects if it doesn't. */
  probe: () => Promise<unknown>;
  /** Milliseconds between checks while the database is unavailable. Default 1000. */
  probeEveryMs?: number;
}

/**
 * Returns a function that logs unexpected errors. While the database is unavailable, every request and timer fails:
 * that is logged as one line when the outage starts and one when it ends, without stacks.
 */
export function reporter({ log, probe, probeEveryMs = 1000 }: Reporting): Report {
  let away = false;
  const wait = () => {
    setTimeout(() => {
      probe().then(() => {
        away = false;
        log.warn({}, 'The database answers again.');
      }, wait);
    }, probeEveryMs).unref();
  };
  return (error, about = {}) => {
    if (!isUnavailable(error)) return log.error({ ...about, ...describe(error) }, 'An unexpected error');
    if (away) return;
    away = true;
    log.error(
      {},
      `The database does not answer (${oneLine(error as Error)}): requests get 503 until it does, and this is said once.`,
    );
    wait();
  };
}

const oneLine = (error: Error) =>
  redact(error.message.split('\n')[0] || ('code' in error ? String(error.code) : error.name));

/**
 * The error and its causes by message and stack only: the other properties of database and mail errors contain values
 * of rows and recipients.
 */
function describe(thrown: unknown): { error: string; stack?: string } {
  const errors: Error[] = [];
  for (let each = thrown; each instanceof Error && errors.length < MAX_CAUSES; each = each.cause)
    errors.push(each);
  const [error] = errors;
  if (!error) return { error: redact(String(thrown)) };
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  const stacks = errors.map(({ name, message, stack }) => stack ?? `${name}: ${message}`);
  return {
    error: redact(`${error.name}: ${error.message}${code}`),
    stack: redact(stacks.join('\nCaused by: ')),
  };
}
