import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';

/** The result of a check. `not-checked`: it couldn't be made, so nothing is known. */
export const checkStates = ['ok', 'warning', 'failed', 'not-checked'] as const;

/** A check of the server's set-up, as `community doctor` makes it. Contains no address of a person and no secret. */
export const ServerCheck = z.object({
  /** A variable or setting, such as `SMTP_URL`, or what is checked, such as `disk`. */
  name: z.string(),
  state: z.enum(checkStates),
  /** What was found, in a sentence. */
  message: z.string(),
  /** What to do; null if there is nothing to do. */
  fix: z.nullable(z.string()),
});
export type ServerCheck = z.infer<typeof ServerCheck>;

export const ServerCheckList = z.object({ checks: z.array(ServerCheck) });
export type ServerCheckList = z.infer<typeof ServerCheckList>;

/**
 * Of a test email. `waiting`: the mail server has not taken it yet, and it is tried again. `stored`: there is no mail
 * server, so it was written to a folder. `expired`: given up after an hour.
 */
export const testEmailStates = ['none', 'waiting', 'accepted', 'stored', 'refused', 'expired'] as const;

/** The last test email that the host has sent to themselves. */
export const TestEmail = z.object({
  state: z.enum(testEmailStates),
  sentAt: z.nullable(Timestamp),
  /** What the mail server has answered, without addresses; null if it has not been asked yet. */
  answer: z.nullable(z.string()),
});
export type TestEmail = z.infer<typeof TestEmail>;

/** A backup that `community backup` has made. */
export const Backup = z.object({
  madeAt: Timestamp,
  /** Size of the file. */
  bytes: z.number(),
});
export type Backup = z.infer<typeof Backup>;

/** The last 20, newest first. */
export const BackupList = z.object({ backups: z.array(Backup) });
export type BackupList = z.infer<typeof BackupList>;

/** The endpoints of hosts who look after the server. For sessions only. */
export const serverCheckEndpoints = {
  checkServer: endpoint({
    method: 'POST',
    path: '/server/checks',
    role: 'host',
    summary: 'Checks the set-up of the server as `community doctor` does, and returns the results',
    idempotencyKey: 'none',
    // It changes nothing.
    recorded: false,
    status: 200,
    response: ServerCheckList,
    problems: ['rate-limited'],
  }),
  sendTestEmail: endpoint({
    method: 'POST',
    path: '/server/test-email',
    role: 'host',
    summary: 'Sends a test email to the host’s own address',
    recorded: false,
    status: 202,
    response: TestEmail,
    problems: ['rate-limited'],
  }),
  testEmail: endpoint({
    method: 'GET',
    path: '/server/test-email',
    role: 'host',
    summary: 'Whether the mail server has taken the last test email, and what it answered',
    status: 200,
    response: TestEmail,
  }),
  backups: endpoint({
    method: 'GET',
    path: '/server/backups',
    role: 'host',
    summary: 'When backups were made, and how large they are',
    status: 200,
    response: BackupList,
  }),
} as const;
