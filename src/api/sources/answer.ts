import { jsonIn } from '../../contract/foreign-text.ts';
import type { Failure, Result } from '../client.ts';

/** Timeout of one request, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Untrusted JSON: any part may be missing, null or of another type, so each is read with `?.` and checked where it is
 * used.
 */
export type Json = { readonly [part: string]: Json } | undefined;

export interface Answer {
  readonly body: Json;
  readonly headers: Headers;
}

/**
 * Requests public data from a service: a GET without cookies, referrer, or headers that need a CORS preflight. Always
 * resolves. Failures: `unreachable`: no response, a broken one, or a server error; `rate-limited`: too many requests;
 * `not-found`: doesn't exist, or needs a sign-in; `not-understood`: invalid JSON.
 */
export async function ask(address: string): Promise<Result<Answer>> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
    const { status, headers } = response;
    if (response.ok) return understood(await response.text(), headers);
    const code = status === 429 ? 'rate-limited' : status < 500 ? 'not-found' : 'unreachable';
    return failed(code, secondsToWait(headers));
  } catch {
    return failed('unreachable');
  }
}

function understood(text: string, headers: Headers): Result<Answer> {
  const body = jsonIn(text) as Json;
  return body === undefined ? failed('not-understood') : { ok: true, value: { body, headers } };
}

export const failed = (code: string, retryAfter?: number): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code, retryAfter },
});

/**
 * `Retry-After` (RFC 9110: seconds or a date), or Mastodon's `X-RateLimit-Reset` (a date), which CORS lets pages read.
 */
function secondsToWait(headers: Headers): number | undefined {
  const said = headers.get('retry-after') ?? headers.get('x-ratelimit-reset');
  const seconds = Math.ceil(Number(said) || (Date.parse(said!) - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}
