import type { JobContext } from '../app-context.ts';
import type { OutboundAnswer } from '../safe-fetch/port.ts';
import { retryAfter } from '../safe-fetch/retry-after.ts';
import { withoutAddresses } from '../redact.ts';
import { type CreateClient, ServiceError } from './service.ts';

/** What requests to a service need. */
export type Outbound = Pick<JobContext, 'web' | 'clock'>;

const MAX_REASON_LENGTH = 200;
/** Retried without a host's help: 408 Request Timeout, 423 Locked, 425 Too Early, 429 Too Many Requests. */
const PASSING = [408, 423, 425, 429];
/** A host must act: 401 Unauthorized, 402 Payment Required, 403 Forbidden. */
const OF_THE_HOST = [401, 402, 403];

export const clientFactory =
  ({ web, clock }: Outbound, key: string, signal: AbortSignal): CreateClient =>
  (url, headers) =>
  async (method, path, { body, allow = [] } = {}) => {
    const json = body && JSON.stringify(body);
    const own = typeof headers === 'function' ? headers(clock.now()) : headers;
    const answer = await web.send(`${url}${path}`, { method, headers: own, json }, signal);
    if ('fault' in answer) throw new ServiceError('retry', answer.say, { field: 'url' });
    const data = bodyOf(answer);
    const { status } = answer;
    if ((status < 200 || status > 299) && !allow.includes(status)) throw errorOf(answer, data, key);
    return { status, data };
  };

function bodyOf({ status, body }: OutboundAnswer): unknown {
  const text = new TextDecoder().decode(body).trim();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (status < 200 || status > 299) return undefined;
    throw new ServiceError('retry', 'It answered with something other than JSON. Check the address.', {
      field: 'url',
    });
  }
}

function errorOf({ status, headers }: OutboundAnswer, data: unknown, key: string): ServiceError {
  const reason = reasonIn(data, key);
  const said = reason ? `${status}: ${reason}` : String(status);
  if (OF_THE_HOST.includes(status))
    return new ServiceError(
      'pause',
      `It does not accept the key (${said}). Enter one that may change subscribers.`,
    );
  if (status < 400)
    return new ServiceError(
      'pause',
      `It is at another address (${said}). Enter the address that it redirects to.`,
      {
        field: 'url',
      },
    );
  if (status >= 500 || PASSING.includes(status))
    return new ServiceError('retry', `It answered ${said}.`, { retryAfterMs: retryAfter(headers) * 1000 });
  return new ServiceError('reject', `It answered ${said}.`);
}

/** The reason in an error response, in any of the usual formats, without email addresses and the key. */
export function reasonIn(data: unknown, key = ''): string {
  const words = wordsIn(data).join(', ').slice(0, MAX_REASON_LENGTH);
  return withoutAddresses(key === '' ? words : words.replaceAll(key, '…'));
}

const SAID_IN = ['title', 'code', 'message', 'detail', 'error', 'errors', 'context'];

function wordsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (Array.isArray(data)) return data.slice(0, 1).flatMap(wordsIn);
  if (data === null || typeof data !== 'object') return [];
  return SAID_IN.flatMap((name) => wordsIn((data as Record<string, unknown>)[name]));
}
