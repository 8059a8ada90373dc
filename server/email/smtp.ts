import { createTransport } from 'nodemailer';
import { type Mailer, UndeliverableEmail } from './mailer.ts';
import { MAX_SENDING } from './queue.ts';

/** Sends through the SMTP server at `url`. */
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
      // Pass an object: nodemailer would parse a string as a list of addresses.
      const message = { from, to: { name: '', address: to }, subject, text, html, messageId, headers: rest };
      await transport.sendMail(message).catch((error: SmtpError) => {
        throw withoutAddresses(error);
      });
    },
    close: () => transport.close(),
  };
}

/** An error of nodemailer. */
interface SmtpError extends Error {
  code?: string;
  /** The mail server's reply, if there was one. */
  response?: string;
  responseCode?: number;
  /** The command it replied to, such as `RCPT TO`. */
  command?: string;
}

/** Nodemailer's errors contain the recipient in several places, and email addresses must not be logged. */
function withoutAddresses({ code, response, responseCode = 0, command, message }: SmtpError): Error {
  const said = (response ?? message).replace(/[^\s<>"']+@[^\s<>"']+/g, '…');
  const text = `The mail server did not take a mail (${[code, command].filter(Boolean).join(', ')}): ${said}`;
  return isFinal(responseCode, command) ? new UndeliverableEmail(text) : new Error(text);
}

/**
 * Whether the email itself is permanently rejected. RFC 5321, 4.2.1: 5yz is permanent, 4yz temporary. Only commands
 * about the recipient or the message count: a rejected login or sender is a configuration error that the owner can
 * fix.
 */
const isFinal = (code: number, command = '') =>
  code >= 500 && code < 600 && /^(RCPT TO|DATA|BDAT|message)/i.test(command);
