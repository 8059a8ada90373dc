import { createTransport } from 'nodemailer';
import { withoutAddresses } from '../redact.ts';
import { type Mailer, UndeliverableEmail } from './mailer.ts';
import { MAX_SENDING, MAX_SENDING_LETTERS } from './queue.ts';

/** Sends through the SMTP server at `url`. */
export function smtpMailer(url: string): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    // Emails that people wait for must not wait for letters.
    maxConnections: MAX_SENDING + MAX_SENDING_LETTERS,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, subject, text, html, headers, returnPath }) {
      const { 'Message-ID': messageId, ...rest } = headers;
      // Pass an object: nodemailer would parse a string as a list of addresses.
      const recipient = { name: '', address: to };
      const message = { from, to: recipient, subject, text, html, messageId, headers: rest };
      const envelope = returnPath === undefined ? {} : { envelope: { from: returnPath, to: [to] } };
      const { response } = await transport
        .sendMail({ ...message, ...envelope })
        .catch((error: SmtpError): never => {
          throw deliveryError(error);
        });
      return { state: 'accepted', answer: withoutAddresses(response) };
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
function deliveryError({ code, response, responseCode = 0, command, message }: SmtpError): Error {
  const said = withoutAddresses(response ?? message);
  const text = `The mail server did not take a mail (${[code, command].filter(Boolean).join(', ')}): ${said}`;
  if (!isFinal(responseCode, command)) return new Error(text);
  return new UndeliverableEmail(text, { isNoMailbox: isNoMailbox(said, command) });
}

/**
 * Whether the email itself is permanently rejected. RFC 5321, 4.2.1: 5yz is permanent, 4yz temporary. Only commands
 * about the recipient or the message count: a rejected login or sender is a configuration error that the owner can
 * fix.
 */
const isFinal = (code: number, command = '') =>
  code >= 500 && code < 600 && /^(RCPT TO|DATA|BDAT|message)/i.test(command);

/** RFC 3463, 3.2: 5.1.x is about the address. 5.1.0 says nothing more, and 5.1.7 and 5.1.8 are about the sender. */
const isNoMailbox = (reply: string, command = '') =>
  command.startsWith('RCPT TO') && /\b5\.1\.(1|2|3|6|10)\b/.test(reply);
