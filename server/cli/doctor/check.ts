import { withoutAddresses } from '../../redact.ts';

/** What became of a check. `not checked`: it could not be asked, which says nothing. */
export interface Check {
  name: string;
  status: 'ok' | 'warning' | 'problem' | 'not checked';
  message: string;
  /** What to do. */
  fix?: string;
}

export const ok = (name: string, message: string): Check => ({ name, status: 'ok', message });
export const warning = (name: string, message: string, fix: string): Check => ({
  name,
  status: 'warning',
  message,
  fix,
});
export const problem = (name: string, message: string, fix: string): Check => ({
  name,
  status: 'problem',
  message,
  fix,
});
export const notChecked = (name: string, message: string): Check => ({
  name,
  status: 'not checked',
  message,
});

/** How long another server may take to answer. */
export const ANSWER_TIMEOUT_MS = 10_000;

/** What an error says, without addresses, which may be a user's name. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const said = cause instanceof Error ? cause.message : message;
  return withoutAddresses(said).trim();
}
