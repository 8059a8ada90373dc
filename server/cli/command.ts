import type { Role } from '../../src/contract/index.ts';
import type { AppContext, Clock } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { defaultLimits } from '../limits.ts';
import { secretFrom } from '../secret.ts';

/** What the owner asked for, as data: it may be carried out here or by the server that has the database open. */
export type CommandRequest =
  | { command: 'settings show' }
  | { command: 'settings set'; changes: string[] }
  | { command: 'subscribers export'; state: 'pending' | 'confirmed' | 'unsubscribed' | undefined }
  | { command: 'subscribers import' }
  | { command: 'subscribers remove'; address: string }
  | { command: 'members invite'; address: string; role: Role; name: string; locale: string | undefined }
  | { command: 'members import' }
  | { command: 'members export' }
  | { command: 'members role'; address: string; role: Role }
  | { command: 'members remove'; address: string }
  | { command: 'pages put'; id: string | undefined; role: Role }
  | { command: 'pages list' }
  | { command: 'pages remove'; id: string };

export interface Terminal {
  input: AsyncIterable<Uint8Array>;
  out: (text: string) => Promise<void>;
  /** Progress and complaints: kept apart from what may be piped into a file. */
  say: (text: string) => Promise<void>;
}

export interface CliContext {
  database: Database;
  secret: string;
  url: string;
  clock: Clock;
  /** Where invitations lead when the owner has not said. */
  membersPage?: string | undefined;
  /** Sends what an order has queued, where a server runs that can. */
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
