import type { ServerCheck } from '../../src/contract/index.ts';
import { withoutAddresses } from '../redact.ts';

export type Check = ServerCheck;

export const ok = (name: string, message: string): Check => ({ name, state: 'ok', message, fix: null });
export const warning = (name: string, message: string, fix: string): Check => ({
  name,
  state: 'warning',
  message,
  fix,
});
export const failed = (name: string, message: string, fix: string): Check => ({
  name,
  state: 'failed',
  message,
  fix,
});
export const notChecked = (name: string, message: string): Check => ({
  name,
  state: 'not-checked',
  message,
  fix: null,
});

/** What an error says, without addresses, which may be a user's name. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const said = cause instanceof Error ? cause.message : message;
  return withoutAddresses(said).trim();
}
