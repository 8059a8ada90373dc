import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { EmailMessage } from '../../server/index.ts';
import { UndeliverableEmail } from '../../server/email/mailer.ts';
import { smtpMailer } from '../../server/email/smtp.ts';

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

/** A mail server that says what RFC 5321 has it say, and no to the first recipients where it is told to. */
class MailServer {
  readonly received: string[] = [];
  readonly recipients: string[] = [];
  busy = 0;
  gone = false;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((socket) => {
      let data: string | undefined;
      let heard = '';
      socket.write('220 mail.example.org\r\n');
      socket.on('data', (chunk) => {
        heard += chunk.toString();
        for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
          const line = heard.slice(0, end);
          heard = heard.slice(end + 2);
          if (data !== undefined && line !== '.') data += `${line}\n`;
          else if (data !== undefined) {
            this.received.push(data);
            data = undefined;
            socket.write('250 taken\r\n');
          } else if (line === 'DATA') {
            data = '';
            socket.write('354 go on\r\n');
          } else socket.write(this.#answer(line));
        }
      });
      socket.on('error', () => undefined);
    });
  }

  #answer(line: string): string {
    if (line.startsWith('EHLO')) return '250-mail.example.org\r\n250-SMTPUTF8\r\n250 8BITMIME\r\n';
    if (!line.startsWith('RCPT')) return '250 ok\r\n';
    if (this.busy-- > 0) return '451 try again later\r\n';
    if (this.gone) return `550 5.1.1 ${line.slice(8)}: no such user dörte@example.org here\r\n`;
    this.recipients.push(line);
    return '250 ok\r\n';
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}

describe('mail through a mail server', () => {
  const server = new MailServer();
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
    const [message] = server.received;
    assert.match(message!, /^Message-ID: <one@example\.org>$/m);
    assert.match(message!, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    assert.match(message!, /^Content-Type: multipart\/alternative/m);
    assert.match(message!, /^Content-Type: text\/plain/m);
    assert.match(message!, /^Content-Type: text\/html/m);
    assert.deepEqual(server.recipients, ['RCPT TO:<dörte@example.org>']);
  });

  it('is refused to the queue, which keeps it, when the mail server is busy', async () => {
    server.busy = 1;
    await assert.rejects(mailer.send(mail), /451/);
    await mailer.send(mail);
    assert.equal(server.received.length, 2);
  });

  it('is final when the mail server says 5yz to the recipient, and the log names nobody', async () => {
    server.gone = true;
    const refused: unknown = await mailer.send(mail).catch((error: unknown) => error);
    server.gone = false;
    assert.ok(refused instanceof UndeliverableEmail);
    assert.match(refused.message, /550 5\.1\.1/);
    assert.doesNotMatch(inspect(refused, { depth: 9 }), /@example\.org|dörte/);

    server.busy = 1;
    const busy: unknown = await mailer.send(mail).catch((error: unknown) => error);
    assert.ok(busy instanceof Error && !(busy instanceof UndeliverableEmail));
    assert.doesNotMatch(inspect(busy, { depth: 9 }), /@example\.org|dörte/);
  });

  it('goes to one address, whatever is written in it', async () => {
    server.recipients.length = 0;
    await mailer.send({ ...mail, to: 'ada@example.org, eve@example.org' }).catch(() => undefined);
    assert.ok(server.recipients.length <= 1);
  });
});
