import type { Database } from './database/tables.ts';
import type { Limits } from './limits.ts';
import type { Scrypt } from './members/password-hash.ts';
import type { LinkReader } from './safe-fetch/port.ts';
import type { Secret } from './secret.ts';

/** The only source of time, so that tests can control it. */
export interface Clock {
  now(): Date;
}

/** What every business rule needs from its environment. */
export interface AppContext {
  /** The database, or the transaction of the current write. */
  readonly db: Database;
  readonly clock: Clock;
  readonly secret: Secret;
  /** Public base URL without a trailing slash. Every link in an email starts with it. */
  readonly url: string;
  readonly limits: Limits;
  /** Hashes passwords. Without it, in JavaScript. */
  readonly scrypt?: Scrypt | undefined;
  /** Allowed origins, without `*`. Links in emails may lead to their pages. */
  readonly origins?: readonly string[] | undefined;
  /** Origins whose pages may frame those at `/embed/…`. Undefined: `origins`. */
  readonly embedOrigins?: readonly string[] | undefined;
  /** URL that links in emails lead to when neither the requesting page nor the settings name one. */
  readonly membersPage?: string | undefined;
}

/** What scheduled jobs need besides. */
export interface JobContext extends AppContext {
  /** Reads pages, feeds and pictures of other sites. */
  web: LinkReader;
  /** Called with unexpected errors. */
  report: (error: unknown) => void;
}
