import type { ZodMiniObject, ZodMiniType } from 'zod/mini';
import type { ProblemCode } from './problem.ts';
import type { Role } from './roles.ts';
import type { Scope } from './scopes.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint says to clients. Pages load nothing else of it. */
interface ClientEndpoint<
  Path extends string,
  Response extends ZodMiniType | undefined,
  Least extends 'anyone' | Role,
> {
  readonly method: Method;
  /** `:name` is a parameter. */
  readonly path: Path;
  /**
   * The lowest role that may call it. Every role but `anyone` requires a session: the request is signed with its key and
   * carries its token (RFC 9449).
   */
  readonly role: Least;
  /** Status of a successful response. */
  readonly status: number;
  /** Absent if the response has no body. */
  readonly response?: Response;
}

/**
 * One endpoint of the API: the only place that describes it. Clients call it, the server checks requests by it, and the
 * OpenAPI document and the permission matrix are generated from it. Builds for pages leave out the fields declared here.
 */
export interface Endpoint<
  Path extends string = string,
  Response extends ZodMiniType | undefined = ZodMiniType | undefined,
  Request extends ZodMiniType | undefined = ZodMiniType | undefined,
  Query extends ZodMiniObject | undefined = ZodMiniObject | undefined,
  Least extends 'anyone' | Role = 'anyone' | Role,
> extends ClientEndpoint<Path, Response, Least> {
  /** One line for the documentation. */
  readonly summary?: string;
  /** What an API token needs to call it. Without one, it is for sessions only. */
  readonly scope?: Scope;
  readonly query?: Query;
  /** The JSON body. */
  readonly request?: Request;
  /** Media type of a body that is no JSON; the handler reads it. */
  readonly requestType?: string;
  /** Media type of a response that is no JSON. */
  readonly responseType?: string;
  /** Problems beyond those that follow from the other fields. */
  readonly problems?: readonly ProblemCode[];
  /**
   * Whether the request needs an `Idempotency-Key`. `none`: its response is never stored, because it holds a secret or
   * because repeating the request does no harm. Default for all methods but GET: `optional`.
   */
  readonly idempotencyKey?: 'required' | 'optional' | 'none';
  /** Whether the request is signed with a key (RFC 9449), to which the new session is bound. */
  readonly proof?: boolean;
  /** Bytes that the body may have. Default: 64 KB. */
  readonly maxBytes?: number;
  /** Whether the activity has an entry for each request. Default: for writes of hosts. */
  readonly recorded?: boolean;
  /** Whether another service calls it and signs the body in its own way. Only refused requests count for the limits. */
  readonly webhook?: boolean;
}

/** The fields that only the server and the documentation need. */
export const SERVER_FIELDS = [
  'summary',
  'scope',
  'query',
  'request',
  'requestType',
  'responseType',
  'problems',
  'idempotencyKey',
  'proof',
  'maxBytes',
  'webhook',
  'recorded',
] as const;

type ParameterName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The parameters in a path, such as `{ event: string }` for `/events/:event`. */
export type PathParameters<Path extends string> = string extends Path
  ? Record<string, string>
  : Record<ParameterName<Path>, string>;

/**
 * Declares an endpoint, with the types of its path and schemas.
 * @__NO_SIDE_EFFECTS__
 */
export const endpoint = <
  const Path extends string,
  Response extends ZodMiniType | undefined = undefined,
  Request extends ZodMiniType | undefined = undefined,
  Query extends ZodMiniObject | undefined = undefined,
  const Least extends 'anyone' | Role = 'anyone' | Role,
>(
  definition: Endpoint<Path, Response, Request, Query, Least> & { readonly summary: string },
): Endpoint<Path, Response, Request, Query, Least> => definition;
