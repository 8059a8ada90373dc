import type { Database } from './database/tables.ts';
import type { Limits } from './limits.ts';
import type { Secret } from './secret.ts';

/** The one source of time, so that a test can move it. */
export interface Clock {
  now(): Date;
}

/** What every rule needs to know of the place it works in. */
export interface AppContext {
  /** The database, or the transaction of the write under way. */
  readonly db: Database;
  readonly clock: Clock;
  readonly secret: Secret;
  /** Public base address, without a slash at the end: the start of every mailed link. */
  readonly url: string;
  readonly limits: Limits;
  /** Origins by name whose pages a mailed link may lead to. */
  readonly origins?: readonly string[] | undefined;
  /** Where mailed links lead when neither the page that asks nor the owner says. */
  readonly membersPage?: string | undefined;
}
