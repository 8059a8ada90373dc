import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { EmailMessage } from '../../server/index.ts';
import { UndeliverableEmail } from '../../server/email/mailer.ts';
import { smtpMailer } from '../../server/email/smtp.ts';
import { MailServer } from '../support/mail-server.ts';

const mail: EmailMessage = {
  id: 'one',
  from: { name: 'The Thursday letter', address: 'letter@example.org' },
  to: 'dörte@example.org',
  subject: 'Eine Zeile — und noch eine',
  text: 'Your code:\n\n    123456\n',
  html: '<p>Your code: <b>123456</b></p>',
  headers: {
    'Message-ID': '<one@example.org>',
    'List-Unsubscribe': '<https://api.example.org/newsletter/leave?token=t>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
};

const BUSY = '451 try again later';

describe('mail through a mail server', () => {
  const server = new MailServer({ keepsContent: true });
  const accept = () => undefined;
  const reject = (reply: string) => (server.rejection = () => reply);
  let mailer: ReturnType<typeof smtpMailer>;

  before(async () => {
    mailer = smtpMailer(await server.open());
  });
  after(() => {
    mailer.close();
    server.close();
  });

  it('arrives with its headers and both its bodies', async () => {
    await mailer.send(mail);
    const [email] = server.emails;
    const message = email!.content;
    assert.match(message, /^Message-ID: <one@example\.org>$/m);
    assert.match(message, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    assert.match(message, /^Content-Type: multipart\/alternative/m);
    assert.match(message, /^Content-Type: text\/plain/m);
    assert.match(message, /^Content-Type: text\/html/m);
    assert.equal(email!.to, 'dörte@example.org');
  });

  it('is refused to the queue, which keeps it, when the mail server is busy', async () => {
    reject(BUSY);
    await assert.rejects(mailer.send(mail), /451/);
    server.rejection = accept;
    await mailer.send(mail);
    assert.equal(server.emails.length, 2);
  });

  it('is final when the mail server says 5yz to the recipient, and the log names nobody', async () => {
    reject('550 5.1.1 <dörte@example.org>: no such user dörte@example.org here');
    const refused: unknown = await mailer.send(mail).catch((error: unknown) => error);
    assert.ok(refused instanceof UndeliverableEmail);
    assert.match(refused.message, /550 5\.1\.1/);
    assert.doesNotMatch(inspect(refused, { depth: 9 }), /@example\.org|dörte/);

    reject(BUSY);
    const busy: unknown = await mailer.send(mail).catch((error: unknown) => error);
    server.rejection = accept;
    assert.ok(busy instanceof Error && !(busy instanceof UndeliverableEmail));
    assert.doesNotMatch(inspect(busy, { depth: 9 }), /@example\.org|dörte/);
  });

  it('goes to one address, whatever is written in it', async () => {
    const recipients: string[] = [];
    server.rejection = (recipient) => {
      recipients.push(recipient);
      return undefined;
    };
    await mailer.send({ ...mail, to: 'ada@example.org, eve@example.org' }).catch(() => undefined);
    assert.ok(recipients.length <= 1);
  });
});
