import type { Role } from '../../src/contract/index.ts';
import type { AppContext, Clock } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { defaultLimits } from '../http/middleware/rate-limit.ts';
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

/** Carries an order out and answers the exit code. */
export async function runCommand(
  order: CommandRequest,
  place: CliContext,
  terminal: Terminal,
): Promise<number> {
  switch (order.command) {
    case 'settings show':
      return (await import('./settings.ts')).showSettings(place, terminal);
    case 'settings set':
      return (await import('./settings.ts')).setSettings(place, terminal, order.changes);
    case 'subscribers export':
      return (await import('./export.ts')).exportSubscribers(place, terminal, order.state);
    case 'subscribers import':
      return (await import('./import.ts')).importSubscribers(place, terminal);
    case 'subscribers remove':
      return (await import('./remove.ts')).removeSubscriber(place, terminal, order.address);
    case 'members invite':
      return (await import('./members.ts')).inviteMember(place, terminal, order);
    case 'members import':
      return (await import('./members-import.ts')).importMembers(place, terminal);
    case 'members export':
      return (await import('./members.ts')).exportMembers(place, terminal);
    case 'members role':
      return (await import('./members.ts')).changeRole(place, terminal, order);
    case 'members remove':
      return (await import('./members.ts')).removeMember(place, terminal, order.address);
    case 'pages put':
      return (await import('./pages.ts')).importPage(place, terminal, order);
    case 'pages list':
      return (await import('./pages.ts')).listPages(place, terminal);
    case 'pages remove':
      return (await import('./pages.ts')).deletePage(place, terminal, order.id);
  }
}
