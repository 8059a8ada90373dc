import * as z from 'zod/mini';
import type { Endpoint, PathParameters } from '../contract/endpoint.ts';
import { Failure as Refused, type FieldError } from '../contract/problem.ts';
import { parseJson, toJson } from './json.ts';

// zod compiles its checks with `new Function`, which a strict content security policy forbids and logs.
z.config({ jitless: true });

/** Timeout of one request, in milliseconds. */
const TIMEOUT = 15_000;

export interface Failure {
  /**
   * A problem's code; `unreachable`: no response; `not-understood`: a response that doesn't match the contract, such as
   * a proxy's HTML page.
   */
  readonly code: string;
  /** Seconds until a retry may succeed. */
  readonly retryAfter?: number | undefined;
  readonly errors?: FieldError[] | undefined;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export type ResponseOf<E extends Endpoint> = [NonNullable<E['response']>] extends [never]
  ? undefined
  : z.infer<NonNullable<E['response']>>;
export type RequestOf<E extends Endpoint> = [NonNullable<E['request']>] extends [never]
  ? undefined
  : z.infer<NonNullable<E['request']>>;

export interface RequestOptions<E extends Endpoint> {
  readonly params?: PathParameters<E['path']>;
  readonly query?: Record<string, string>;
  readonly body?: RequestOf<E>;
  /** The `Idempotency-Key` of a write: it is applied once per key, however often it is sent. */
  readonly key?: string;
  /** Replaces `fetch`, for example to sign the request. */
  readonly send?: (address: string, init: RequestInit) => Promise<Response>;
}

/** The options of a call: what its path and its body need is required. */
export type CallOptions<E extends Endpoint> = RequestOptions<E> &
  ([keyof PathParameters<E['path']>] extends [never] ? unknown : { params: PathParameters<E['path']> }) &
  ([RequestOf<E>] extends [undefined] ? unknown : { body: RequestOf<E> });

/** Optional if nothing is required. */
export type CallArguments<E extends Endpoint> =
  RequestOptions<E> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>];

/** Whether a retry may help: the network or the server failed, not the request. */
export const isRetryable = ({ code }: Failure): boolean =>
  ['unreachable', 'not-understood', 'internal', 'unavailable', 'timeout'].includes(code);

/** Makes a typed call to the API at `api`. Always resolves: any error becomes a failure with a code. */
export async function call<E extends Endpoint>(
  api: string,
  endpoint: E,
  ...[options]: CallArguments<E>
): Promise<Result<ResponseOf<E>>> {
  const { params, query, body, key, send = fetch }: RequestOptions<E> = options ?? {};
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string> | undefined)?.[name] ?? ''),
  );
  try {
    const response = await send(`${api}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
      method: endpoint.method,
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key && { 'Idempotency-Key': key }),
      },
      ...(body && { body: toJson(body) }),
    });
    return understand<E>(endpoint, response.status, await response.text());
  } catch {
    import('./refused-origin.ts').then((it) => it.explainSilence(api)).catch(() => undefined);
    return failed('unreachable');
  }
}

function understand<E extends Endpoint>(endpoint: E, status: number, text: string): Result<ResponseOf<E>> {
  if (status === endpoint.status && !endpoint.response)
    return { ok: true, value: undefined as ResponseOf<E> };
  const json = parseJson(text);
  if (status === endpoint.status) {
    const answer = endpoint.response!.safeParse(json);
    return answer.success ? { ok: true, value: answer.data as ResponseOf<E> } : failed('not-understood');
  }
  const problem = Refused.safeParse(json);
  return problem.success ? { ok: false, failure: problem.data } : failed('not-understood');
}

const failed = (code: 'unreachable' | 'not-understood'): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code },
});
