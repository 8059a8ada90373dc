import type { Logger } from '../log.ts';
import type { HandledRequest } from '../observer.ts';
import { MONITORING_ROUTES } from './routes.ts';

/** Logs a request: failures as warnings, and what monitoring systems and scanners send only for debugging. */
export function logRequest(log: Logger, { id, method, route, status, durationMs }: HandledRequest): void {
  const fields = { request: id, method, route, status, durationMs };
  if (MONITORING_ROUTES.includes(route)) log.debug(fields, 'Request');
  else if (status >= 500) log.warn(fields, 'Request failed');
  else if (route === 'unmatched') log.debug(fields, 'Request');
  else log.info(fields, 'Request');
}
