import { createTransport } from 'nodemailer';
import { type Mailer, UndeliverableEmail } from './mailer.ts';
import { MAX_SENDING } from './queue.ts';

/** Sends through the mail server of `SMTP_URL`. */
export function smtpMailer(url: string): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: MAX_SENDING,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, subject, text, html, headers }) {
      const { 'Message-ID': messageId, ...rest } = headers;
      // As an object the address is taken as one address and never read as a list.
      const message = { from, to: { name: '', address: to }, subject, text, html, messageId, headers: rest };
      await transport.sendMail(message).catch((error: SmtpError) => {
        throw withoutAddresses(error);
      });
    },
    close: () => transport.close(),
  };
}

/** What nodemailer tells of a failure. */
interface SmtpError extends Error {
  code?: string;
  /** The answer of the mail server, where there was one. */
  response?: string;
  responseCode?: number;
  /** What it answered to, as `RCPT TO`. */
  command?: string;
}

/** Nodemailer's errors hold the recipient in several places, and people do not belong in a log. */
function withoutAddresses({ code, response, responseCode = 0, command, message }: SmtpError): Error {
  const said = (response ?? message).replace(/[^\s<>"']+@[^\s<>"']+/g, '…');
  const text = `The mail server did not take a mail (${[code, command].filter(Boolean).join(', ')}): ${said}`;
  return isFinal(responseCode, command) ? new UndeliverableEmail(text) : new Error(text);
}

/**
 * RFC 5321, 4.2.1: 5yz is for good, 4yz for now. Only where it is about this recipient or this mail: a login or a sender
 * that is refused is a mistake in the settings, which the owner will mend.
 */
const isFinal = (code: number, command = '') =>
  code >= 500 && code < 600 && /^(RCPT TO|DATA|BDAT|message)/i.test(command);
