import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type Page, chromium } from 'playwright-core';
import { browsers } from '../../scripts/browsers.js';
import { copyOfEmptyDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface StoredMail {
  to: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  link: string;
  code: string;
}

/** The demo as `npm start` serves it: a process of its own, on a folder and a port of its own. */
export class Site {
  readonly folder: string;
  readonly port: number;
  readonly #variables: Record<string, string>;
  readonly #program: string;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number, variables: Record<string, string>, program: string) {
    this.folder = folder;
    this.port = port;
    this.#variables = variables;
    this.#program = program;
  }

  /** With other variables for the server, where a test says so, or the server without the demo. */
  static async open(
    variables: Record<string, string> = {},
    program: 'demo/server/main.ts' | 'server/main.ts' = 'demo/server/main.ts',
  ): Promise<Site> {
    const folder = await mkdtemp(`${tmpdir()}/community-site-`);
    const site = new Site(folder, await freePort(), variables, program);
    await copyOfEmptyDatabase(`${site.folder}/database`);
    await site.start();
    return site;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get #environment() {
    return {
      ...process.env,
      PORT: String(this.port),
      DATA_DIR: this.folder,
      DATABASE_URL: '',
      SMTP_URL: '',
      // Where the sites of other people stand in a test.
      OUTSIDE_ALLOW: '127.0.0.1',
      ...this.#variables,
    };
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.#program], {
      cwd: root,
      env: this.#environment,
    });
    this.#process = child;
    await new Promise<void>((listening, failed) => {
      let said = '';
      const hear = (text: Buffer) => {
        said += text.toString();
        if (said.includes('Listening on ')) listening();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('exit', () => failed(new Error(`the server ended: ${said}`)));
    });
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode) return;
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGKILL');
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The owner's command line. */
  command = (...words: string[]): Promise<string> => this.commandWith('', ...words);

  /** A command that reads `input`, such as a list. */
  async commandWith(input: string, ...words: string[]): Promise<string> {
    const running = promisify(execFile)(process.execPath, ['server/cli/community.ts', ...words], {
      cwd: root,
      env: this.#environment,
    });
    running.child.stdin!.end(input);
    return (await running).stdout;
  }

  /** The mails to an address; waits for the first, for mail is sent after the answer. */
  async mails(to: string): Promise<StoredMail[]> {
    for (let tries = 0; tries < 100; tries++) {
      const mails = await this.#mailsNow(to);
      if (mails.length) return mails;
      await new Promise((again) => setTimeout(again, 100));
    }
    throw new Error(`no mail to ${to}`);
  }

  async #mailsNow(to: string): Promise<StoredMail[]> {
    const folder = `${this.folder}/mailbox`;
    const names = (await readdir(folder).catch(() => [])).filter((it) => it.endsWith('.json')).sort();
    const mails = await Promise.all(
      names.map(async (it) => JSON.parse(await readFile(`${folder}/${it}`, 'utf8')) as StoredMail),
    );
    return mails
      .filter((mail) => JSON.stringify(mail.to).includes(to))
      .map((mail) => ({
        ...mail,
        link: /https?:\S+(?:confirm|community-sign-in)\S+/.exec(mail.text)?.[0] ?? '',
        code: /^\s*(\d{6})\s*$/m.exec(mail.text)?.[1] ?? '',
      }));
  }
}

/** @throws Where no Chromium is installed. */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  const executablePath = browsers().chromium;
  if (!executablePath) throw new Error('Install Chromium, or set CHROMIUM to its path.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });
}

let people = 0;
export const someAddress = (): string => `ada.${Date.now().toString(36)}.${++people}@example.org`;

export const step = (page: Page): Promise<string> =>
  page.evaluate(
    () => (document.querySelector('newsletter-signup') as unknown as { step: { name: string } }).step.name,
  );

export const atStep = async (page: Page, name: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) =>
      (document.querySelector('newsletter-signup') as unknown as { step?: { name: string } })?.step?.name ===
      wanted,
    name,
  );
};

/** Fills in the form of the first signup on the page, as a person does. */
export async function fillIn(page: Page, email: string): Promise<void> {
  const form = page.locator('newsletter-signup').first();
  await form.locator('[name=consents]').waitFor({ state: 'attached' });
  await form.locator('[name=email]').click();
  await form.locator('[name=email]').fill(email);
  await form.locator('[name=consents]').check();
}

export async function subscribe(page: Page, email: string): Promise<void> {
  await fillIn(page, email);
  await page.locator('newsletter-signup').first().locator('button[type=submit]').click();
}
