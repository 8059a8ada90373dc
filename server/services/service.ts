import type * as z from 'zod/mini';
import type { ServiceKind, ServiceSettings } from '../../src/contract/index.ts';
import type { Failure } from '../destinations/outcome.ts';
import type { OutboundRequest } from '../safe-fetch/port.ts';

interface CallOptions {
  body?: object;
  /** Statuses that are no error. */
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

/** A subscriber, as services are told. */
export interface Person {
  /** In lower case, the host in punycode. */
  email: string;
  name: string | null;
}

/**
 * A newsletter service. Every method may be called twice for one event, and throws a `ServiceError` if it cannot do what
 * it says.
 */
export interface Service {
  /** Whether the key works and the list is there. */
  check(): Promise<void>;
  /** Adds a person who has just confirmed, without another confirmation; someone who had left there, again. */
  subscribe(person: Person): Promise<void>;
  /** Changes a person, or adds them. Someone who has left there stays away. */
  update(person: Person): Promise<void>;
  /** Ends letters to an address. Does nothing if it is not there. */
  unsubscribe(email: string): Promise<void>;
  /** Deletes a person. Does nothing if they are not there. */
  erase(email: string): Promise<void>;
}

/** Connects a kind of service with what a host has entered. */
export type Connect<Kind extends ServiceKind> = (
  settings: ServiceSettings<Kind>,
  createClient: CreateClient,
) => Service;

/** Why a service did not do what it was asked. The message is for the host. */
export class ServiceError extends Error {
  readonly next: Failure['next'];
  readonly retryAfterMs: number;
  /** The field that a host has to mend. */
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

/** Reads what is needed from an answer. If it is not there, the answer was cut off, or is from something in between. */
export function read<Schema extends z.ZodMiniType>(schema: Schema, data: unknown): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ServiceError('retry', 'It answered in a way that cannot be read.');
}
