import type { EmailMessage } from '../database/tables.ts';

export type { EmailMessage } from '../database/tables.ts';

/** The mail server has said that it will never take this mail. */
export class UndeliverableEmail extends Error {}

/**
 * Whatever takes a mail off our hands. Rejects when it could not, and then the mail is kept and tried again; or with
 * `UndeliverableMail`, and then it is not. What it rejects with goes into the log, and names no address.
 */
export interface Mailer {
  send(mail: EmailMessage): Promise<void>;
}
