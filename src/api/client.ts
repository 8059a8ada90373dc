import * as z from 'zod/mini';
import type { Endpoint, PathParameters } from '../contract/endpoint.ts';
import { Failure as Refused, type FieldError } from '../contract/problem.ts';
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
  /** The `Idempotency-Key` of a write: the same key is done once, however often it is sent. */
  readonly key?: string;
  /** Sends it in the place of `fetch`, as what signs it does. */
  readonly send?: (address: string, init: RequestInit) => Promise<Response>;
}

/** The options of a call: what its path and its body need must be there. */
export type CallOptions<E extends Endpoint> = RequestOptions<E> &
  ([keyof PathParameters<E['path']>] extends [never] ? unknown : { params: PathParameters<E['path']> }) &
  ([RequestOf<E>] extends [undefined] ? unknown : { body: RequestOf<E> });

/** They may be left out where nothing is needed. */
export type CallArguments<E extends Endpoint> =
  RequestOptions<E> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>];

/** Whether sending the same again may help: the network or the server failed, not the request. */
export const isRetryable = ({ code }: Failure): boolean =>
  ['unreachable', 'not-understood', 'internal', 'unavailable', 'timeout'].includes(code);

/** A typed call to the API at `api`. Resolves always: whatever went wrong is a failure with a code. */
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
