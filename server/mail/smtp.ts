import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/** Sends through the mail server of `SMTP_URL`. */
export function smtpMailer(url: string): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
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
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        headers: rest,
      });
    },
    close: () => transport.close(),
  };
}
