import type * as z from 'zod/mini';
import type { ServiceKind, ServiceSettings } from '../../src/contract/index.ts';
import type { Failure } from '../destinations/outcome.ts';
import type { OutboundRequest } from '../safe-fetch/port.ts';

interface CallOptions {
  body?: object;
  /** Statuses that don't count as errors. */
  allow?: readonly number[];
}

export interface ApiAnswer {
  status: number;
  /** The body, if it is JSON. */
  data: unknown;
}

/** Sends a request to a path of a service's API. Throws a `ServiceError` if it fails. */
export type Call = (
  method: OutboundRequest['method'],
  path: string,
  options?: CallOptions,
) => Promise<ApiAnswer>;

/** The API of a service: its address, and the headers with the key. */
export type CreateClient = (url: string, headers: Headers | ((now: Date) => Headers)) => Call;

type Headers = Record<string, string>;

/** A subscriber, as sent to services. */
export interface Person {
  /** In lower case, with the host in punycode. */
  email: string;
  name: string | null;
}

/**
 * A newsletter service. Every method may be called twice for the same event, and throws a `ServiceError` if it
 * fails.
 */
export interface Service {
  /** Checks that the key works and the list exists. */
  check(): Promise<void>;
  /** Adds a person who has just confirmed, without asking them to confirm again, even if they had left there. */
  subscribe(person: Person): Promise<void>;
  /** Updates or adds a person. Doesn't resubscribe someone who has left there. */
  update(person: Person): Promise<void>;
  /** Unsubscribes an address. Does nothing if it isn't there. */
  unsubscribe(email: string): Promise<void>;
  /** Deletes a person. Does nothing if they aren't there. */
  erase(email: string): Promise<void>;
}

/** Connects to a kind of service with the settings that a host has entered. */
export type Connect<Kind extends ServiceKind> = (
  settings: ServiceSettings<Kind>,
  createClient: CreateClient,
) => Service;

/** Why a request to a service failed. The message is for the host. */
export class ServiceError extends Error {
  readonly next: Failure['next'];
  readonly retryAfterMs: number;
  /** The field that the host must correct. */
  readonly field: 'key' | 'list' | 'url';

  constructor(
    next: Failure['next'],
    message: string,
    { retryAfterMs = 0, field = 'key' }: { retryAfterMs?: number; field?: ServiceError['field'] } = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.next = next;
    this.retryAfterMs = retryAfterMs;
    this.field = field;
  }
}

export const rejection = (message: string) => new ServiceError('reject', message);

export const noSuchList = (what: string) =>
  new ServiceError(
    'pause',
    `There is no ${what} with this ID. Copy the ID again, and connect the service anew.`,
    {
      field: 'list',
    },
  );

/** Parses a response. If it doesn't match, it was cut off or comes from something in between, so it is retried. */
export function read<Schema extends z.ZodMiniType>(schema: Schema, data: unknown): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ServiceError('retry', 'It answered in a way that cannot be read.');
}
