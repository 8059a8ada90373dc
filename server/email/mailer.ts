import type { EmailMessage } from '../database/tables.ts';

export type { EmailMessage } from '../database/tables.ts';

/** The mail server has permanently rejected this email. */
export class UndeliverableEmail extends Error {
  /** Whether the reason is that the mailbox or its domain does not exist, rather than the email's content. */
  readonly isNoMailbox: boolean;

  constructor(message: string, { isNoMailbox = false } = {}) {
    super(message);
    this.isNoMailbox = isNoMailbox;
  }
}

/** What became of an email that was sent. */
export interface Receipt {
  /** `stored`: written to a folder, and not delivered. */
  state: 'accepted' | 'stored';
  /** What the mail server has answered, without email addresses. */
  answer: string;
}

/**
 * A transport that delivers one email. Rejects if it couldn't, and the job is retried. Rejects with
 * `UndeliverableEmail` if it never can, and the job is deleted. Errors are logged, so they must not contain email
 * addresses.
 */
export interface Mailer {
  send(mail: EmailMessage): Promise<Receipt | void>;
}
