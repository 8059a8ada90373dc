import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { command, freshVariables, server, type Running, type Variables } from '../server/process.ts';

const built = ['../../cdn/newsletter-signup.js', '../../demo/dist/index.html'];

export interface Mail {
  to: string;
  text: string;
  headers: Record<string, string>;
}

/** The demo as `npm start` serves it, with a folder and a port of its own, which it keeps when it is started again. */
export class Site {
  readonly #variables: Variables;
  #running: Running | undefined;

  private constructor(variables: Variables) {
    this.#variables = variables;
  }

  static async open(): Promise<Site> {
    for (const path of built) {
      const file = fileURLToPath(new URL(path, import.meta.url));
      if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
    }
    const site = new Site(await freshVariables());
    await site.start();
    return site;
  }

  get url(): string {
    return `http://localhost:${this.#variables.PORT}`;
  }

  async start(): Promise<void> {
    this.#running = await server(this.#variables, ['--demo']);
  }

  /** kill -9. */
  async crash(): Promise<void> {
    await this.#running!.end('SIGKILL');
  }

  async mailsTo(email: string): Promise<Mail[]> {
    const mails = (await (await fetch(`${this.url}/mailbox.json`)).json()) as Mail[];
    return mails.filter(({ to }) => to === email);
  }

  /** The newest mail to an address, once it has come. */
  async mailTo(email: string): Promise<Mail> {
    for (;;) {
      const [mail] = await this.mailsTo(email);
      if (mail) return mail;
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  async codeTo(email: string): Promise<string> {
    return /^\s*(\d{6})\s*$/m.exec((await this.mailTo(email)).text)![1]!;
  }

  /** The owner's command line, beside the running server. Answers what it prints. */
  async community(...args: string[]): Promise<string> {
    const { exit, out, err } = await command(args, this.#variables);
    if (exit !== 0) throw new Error(`community ${args.join(' ')}: ${err}`);
    return out;
  }
}
