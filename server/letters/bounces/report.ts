import type { AppContext } from '../../app-context.ts';
import type { BounceRow } from '../../database/letter-tables.ts';
import { ProblemError } from '../../problem.ts';

/** A report as its source sends it. */
export interface ReportRequest {
  headers: Headers;
  /** The query of the URL. */
  query: URLSearchParams;
  body: string;
}

/** What a source reports of one email. It names the recipient, or the key in the email's return address. */
export interface Report {
  /** Identifies it among the reports of its source. */
  id: string;
  kind: BounceRow['kind'];
  email?: string | undefined;
  returnKey?: string | undefined;
  /** Of the email. */
  messageId?: string | undefined;
  reason: string;
}

export interface Source {
  /** Checks that the request is genuine, or throws `forged()`, and returns what it reports; other events are left out. */
  read: (request: ReportRequest, verifying: Verifying) => Report[] | Promise<Report[]>;
  /** Whether it works without BOUNCE_SECRET. */
  needsNoSecret?: boolean;
}

export interface Verifying extends Pick<AppContext, 'clock'> {
  /** BOUNCE_SECRET. */
  secret: string;
}

export const forged = () =>
  new ProblemError('forbidden', { detail: 'The signature of this report is not that of BOUNCE_SECRET.' });

/** The body as JSON. */
export function jsonIn({ body }: ReportRequest): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('malformed');
  }
}

/** Whether a time in seconds since 1970 is that of now: older and newer reports could be replays. */
export function isCurrent(seconds: string, { clock }: Verifying, maxAgeMs: number): boolean {
  const age = clock.now().getTime() - Number(seconds) * 1000;
  return Math.abs(age) <= maxAgeMs;
}
