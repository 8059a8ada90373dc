import * as z from 'zod/mini';
import type { Call } from '../contract/call.ts';
import { Failure as Refused, type FieldError } from '../contract/failure.ts';
import { parseJson, toJson } from './json.ts';

// zod compiles its checks with `new Function`, which a strict content security policy forbids and logs.
z.config({ jitless: true });

/** Longest wait for one answer, in milliseconds. */
const TIMEOUT = 15_000;

export interface Failure {
  /** A problem's code; `unreachable`: no answer came; `not-understood`: one that is not of the contract, e.g. a proxy's HTML page. */
  readonly code: string;
  /** Seconds until the same request may succeed. */
  readonly retryAfter?: number | undefined;
  readonly errors?: FieldError[] | undefined;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export type AnswerOf<R extends Call> = R extends { readonly answer?: infer Answer }
  ? NonNullable<Answer> extends z.ZodMiniType
    ? z.infer<NonNullable<Answer>>
    : undefined
  : undefined;

export interface CallOptions<R extends Call> {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: NonNullable<R['sends']>;
  /** The `Idempotency-Key` of a write: the same key is done once, however often it is sent. */
  readonly key?: string;
  /** Sends it in the place of `fetch`, as what signs it does. */
  readonly send?: (address: string, init: RequestInit) => Promise<Response>;
}

/** Whether sending the same again may help: the network or the server failed, not the request. */
export const isRetryable = ({ code }: Failure): boolean =>
  ['unreachable', 'not-understood', 'internal', 'unavailable', 'timeout'].includes(code);

/** A typed call to the API at `api`. Resolves always: whatever went wrong is a failure with a code. */
export async function call<R extends Call>(
  api: string,
  route: R,
  options: CallOptions<R> = {},
): Promise<Result<AnswerOf<R>>> {
  const { params = {}, query, body, key, send = fetch } = options;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  try {
    const response = await send(`${api}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
      method: route.method,
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key && { 'Idempotency-Key': key }),
      },
      ...(body && { body: toJson(body) }),
    });
    return understand<R>(route, response.status, await response.text());
  } catch {
    import('./refused-origin.ts').then((it) => it.explainSilence(api)).catch(() => undefined);
    return failed('unreachable');
  }
}

function understand<R extends Call>(route: R, status: number, text: string): Result<AnswerOf<R>> {
  if (status === route.status && !route.answer) return { ok: true, value: undefined as AnswerOf<R> };
  const json = parseJson(text);
  if (status === route.status) {
    const answer = route.answer!.safeParse(json);
    return answer.success ? { ok: true, value: answer.data as AnswerOf<R> } : failed('not-understood');
  }
  const problem = Refused.safeParse(json);
  return problem.success ? { ok: false, failure: problem.data } : failed('not-understood');
}

const failed = (code: 'unreachable' | 'not-understood'): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code },
});
