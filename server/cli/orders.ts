import type { Clock } from '../office.ts';
import type { Database } from '../database/tables.ts';

/** What the owner asked for, as data: it may be carried out here or by the server that has the database open. */
export type Order =
  | { command: 'settings show' }
  | { command: 'settings set'; changes: string[] }
  | { command: 'subscribers export'; state: 'pending' | 'confirmed' | 'unsubscribed' | undefined }
  | { command: 'subscribers import' }
  | { command: 'subscribers remove'; address: string };

export interface Terminal {
  input: AsyncIterable<Uint8Array>;
  out: (text: string) => Promise<void>;
  /** Progress and complaints: kept apart from what may be piped into a file. */
  say: (text: string) => Promise<void>;
}

export interface Workplace {
  database: Database;
  secret: string;
  url: string;
  clock: Clock;
}

/** Carries an order out and answers the exit code. */
export async function carryOut(order: Order, place: Workplace, terminal: Terminal): Promise<number> {
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
  }
}
