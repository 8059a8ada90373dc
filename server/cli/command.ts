import type { Role, Scope, ServiceKind } from '../../src/contract/index.ts';
import type { AppContext, Clock } from '../app-context.ts';
import type { Database, SubscriberRow } from '../database/tables.ts';
import { defaultLimits } from '../limits.ts';
import type { LinkReader } from '../safe-fetch/port.ts';
import { secretFrom } from '../secret.ts';

/** A command as serializable data: it runs in this process, or in the server process that has the database open. */
export type CommandRequest =
  | { command: 'settings show' }
  | { command: 'settings set'; changes: string[] }
  | { command: 'subscribers export'; state: 'pending' | SubscriberRow['state'] | undefined }
  | { command: 'subscribers import' }
  | { command: 'subscribers remove'; address: string }
  | { command: 'members invite'; address: string; role: Role; name: string; locale: string | undefined }
  | { command: 'members first-host' }
  | { command: 'members import'; dryRun: boolean }
  | { command: 'members export' }
  | { command: 'members role'; address: string; role: Role }
  | { command: 'members remove'; address: string }
  | { command: 'pages put'; id: string | undefined; role: Role }
  | { command: 'pages list' }
  | { command: 'pages remove'; id: string }
  | { command: 'tokens create'; name: string; address: string; scopes: Scope[]; days: number }
  | { command: 'tokens list' }
  | { command: 'tokens delete'; id: string }
  | { command: 'letters list' }
  | { command: 'letters show'; slug: string }
  | {
      command: 'letters write';
      slug: string | undefined;
      format: 'markdown' | 'html';
      subject: string | undefined;
      preview: string | undefined;
      topics: string[] | undefined;
      language: string | undefined;
    }
  | { command: 'letters test'; slug: string; address: string }
  | { command: 'letters schedule'; slug: string; at: string | undefined }
  | { command: 'letters unschedule'; slug: string }
  | { command: 'letters send'; slug: string }
  | { command: 'letters pause'; slug: string }
  | { command: 'letters resume'; slug: string }
  | { command: 'letters remove'; slug: string }
  | { command: 'services list' }
  | {
      command: 'services connect';
      kind: ServiceKind;
      list: string | undefined;
      url: string | undefined;
      user: string | undefined;
    }
  | { command: 'services test'; kind: ServiceKind }
  | { command: 'services sync'; kind: ServiceKind }
  | { command: 'services retry'; kind: ServiceKind }
  | { command: 'services disconnect'; kind: ServiceKind }
  /** Part of `backup`: see `snapshotDatabase`. */
  | { command: 'database snapshot' }
  /** Part of `backup`: see `recordBackup`. */
  | { command: 'backup record'; bytes: number }
  /** Part of `doctor`: see `factsOf`. */
  | { command: 'doctor facts' };

export interface Terminal {
  input: AsyncIterable<Uint8Array>;
  out: (text: string) => Promise<void>;
  /** Writes progress and error messages. Separate from `out`, which may be piped into a file. */
  writeStatus: (text: string) => Promise<void>;
}

export interface CliContext {
  database: Database;
  secret: string;
  url: string;
  clock: Clock;
  /** Reaches other people's services. */
  web: LinkReader;
  /** URL that invitations lead to if the settings have none. */
  membersPage?: string | undefined;
  /** The files of an embedded database. */
  databaseFolder?: string | undefined;
  /** Sends the emails that a command has queued. Missing if no server is running. */
  sendEmails?: (() => void) | undefined;
}

export const contextFor = ({ database, secret, url, clock, membersPage }: CliContext): AppContext => ({
  db: database,
  url,
  clock,
  membersPage,
  secret: secretFrom(secret),
  limits: defaultLimits,
});
