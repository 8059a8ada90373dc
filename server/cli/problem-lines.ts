import type { ProblemError } from '../problem.ts';

/** A line for each field that is wrong, or what is wrong in all. */
export function problemLines({ reasons, message }: ProblemError): string {
  const errors = reasons.detail === undefined ? (reasons.errors ?? []) : [];
  if (errors.length === 0) return `${message}\n`;
  return errors.map(({ field, detail }) => `${field}: ${detail}\n`).join('');
}
