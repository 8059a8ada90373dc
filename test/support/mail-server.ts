import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface TakenEmail {
  to: string;
  /** The envelope's return address. */
  from: string;
  messageId: string;
  /** Headers and bodies, if the server keeps them. */
  content: string;
}

const emptyEmail: TakenEmail = { to: '', from: '', messageId: '', content: '' };

/** A mail server (RFC 5321) that accepts every email and keeps its envelope. */
export class MailServer {
  readonly emails: TakenEmail[] = [];
  /** The number of open connections. */
  connections = 0;
  mostConnections = 0;
  /** Called with each email before it is acknowledged: a sender killed here doesn't know that it was accepted. */
  onEmail: (email: TakenEmail) => void = () => {};
  /** The reply that rejects a recipient; undefined accepts it. */
  rejection: (recipient: string) => string | undefined = () => undefined;
  readonly #keepsContent: boolean;
  readonly #server: Server = createServer((socket) => this.#serve(socket));

  constructor({ keepsContent = false } = {}) {
    this.#keepsContent = keepsContent;
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  /** Resolves once a condition is met, which is checked after each email. */
  until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve();
    const before = this.onEmail;
    return new Promise((resolve) => {
      this.onEmail = (email) => {
        before(email);
        if (!isMet()) return;
        this.onEmail = before;
        resolve();
      };
    });
  }

  #serve(socket: Socket): void {
    this.connections++;
    this.mostConnections = Math.max(this.mostConnections, this.connections);
    socket.on('close', () => this.connections--);
    socket.on('error', () => undefined);
    const answer = this.#conversation();
    let heard = '';
    socket.setEncoding('utf8');
    socket.write('220 mail.example.org\r\n');
    socket.on('data', (chunk: string) => {
      heard += chunk;
      const lines = heard.split('\r\n');
      heard = lines.pop()!;
      for (const line of lines) {
        const reply = answer(line);
        if (reply !== undefined) socket.write(`${reply}\r\n`);
      }
    });
  }

  /** The replies to the lines of one connection. */
  #conversation(): (line: string) => string | undefined {
    let email = { ...emptyEmail };
    let isData = false;
    return (line) => {
      if (isData && line !== '.') {
        email.messageId ||= /^Message-ID: <([^>]+)>/i.exec(line)?.[1] ?? '';
        if (this.#keepsContent) email.content += `${line}\n`;
        return undefined;
      }
      if (isData) {
        isData = false;
        this.emails.push(email);
        this.onEmail(email);
        email = { ...emptyEmail };
        return '250 taken';
      }
      const [, from] = /^MAIL FROM:<([^>]*)>/i.exec(line) ?? [];
      const [, to] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [];
      if (from !== undefined) email.from = from;
      if (to !== undefined) {
        const rejection = this.rejection(to);
        if (rejection) return rejection;
        email.to = to;
      }
      if (line === 'DATA') {
        isData = true;
        return '354 go on';
      }
      return line.startsWith('EHLO') ? '250-mail.example.org\r\n250-SMTPUTF8\r\n250 8BITMIME' : '250 ok';
    };
  }
}
