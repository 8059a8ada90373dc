import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface TakenEmail {
  to: string;
  /** Its envelope's return address. */
  from: string;
  messageId: string;
}

/** A mail server (RFC 5321) that takes every email and keeps its envelope. */
export class SmtpSink {
  readonly emails: TakenEmail[] = [];
  /** Connections that are open. */
  connections = 0;
  mostConnections = 0;
  /** Called with each email before it is acknowledged: whoever is killed here does not know that it was taken. */
  onEmail: (email: TakenEmail) => void = () => {};
  readonly #server: Server = createServer((socket) => this.#serve(socket));

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  /** Resolves once a condition is met, which is looked at after each email. */
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
    let heard = '';
    let email: TakenEmail = { to: '', from: '', messageId: '' };
    let isData = false;
    const answer = (line: string): string | undefined => {
      if (isData && line !== '.') {
        const [, id] = /^Message-ID: <([^>]+)>/i.exec(line) ?? [];
        if (id !== undefined) email.messageId = id;
        return undefined;
      }
      if (isData) {
        isData = false;
        this.emails.push(email);
        this.onEmail(email);
        email = { to: '', from: '', messageId: '' };
        return '250 taken';
      }
      const [, from] = /^MAIL FROM:<([^>]*)>/i.exec(line) ?? [];
      const [, to] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [];
      if (from !== undefined) email.from = from;
      if (to !== undefined) email.to = to;
      if (line === 'DATA') {
        isData = true;
        return '354 go on';
      }
      return line.startsWith('EHLO') ? '250-sink.example.org\r\n250 8BITMIME' : '250 ok';
    };
    socket.write('220 sink.example.org\r\n');
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      const lines = heard.split('\r\n');
      heard = lines.pop()!;
      for (const line of lines) {
        const said = answer(line);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
  }
}
