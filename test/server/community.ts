import { after, beforeEach } from 'node:test';
import type { Hono } from 'hono';
import {
  type AppOptions,
  createApp,
  type Database,
  type EmailMessage,
  type OpenDatabase,
} from '../../server/index.ts';
import { nodeCsv } from '../../server/node-csv.ts';
import { quickScrypt } from '../support/quick-scrypt.ts';
import { empty, openTestDatabase } from '../support/database.ts';

export const API = 'https://api.example.org';
export const SECRET = 'a secret for tests only';
export const CONSENT = {
  purpose: 'newsletter',
  wording: 'Yes, send me the Thursday letter by email. I can leave at any time with one click.',
};

/** One database for the tests of a process, empty before each. */
export function testDatabase(): () => Database {
  const open = testOpenDatabase();
  return () => open().database;
}

/** Of this process, which may run several files, and how many of them still use it. */
let open: OpenDatabase | undefined;
let users = 0;

/** The same, with what tells of its changes. */
export function testOpenDatabase(): () => OpenDatabase {
  users++;
  beforeEach(async () => {
    open ??= await openTestDatabase();
    await empty(open.database);
  });
  after(async () => {
    if (--users > 0) return;
    await open?.close();
    open = undefined;
  });
  return () => open!;
}

/** A clock that stands still until a test moves it. */
export class StillClock {
  time = Date.parse('2026-11-19T08:00:00Z');
  now(): Date {
    return new Date(this.time);
  }
  pass(seconds: number): void {
    this.time += seconds * 1000;
  }
}

export interface Community {
  app: Hono;
  clock: StillClock;
  /** Mails that went out, oldest first. */
  mails: EmailMessage[];
  accidents: unknown[];
  database: Database;
  /** Waits until all mail has gone out. */
  settled(): Promise<void>;
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  submit(
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  formToken(): Promise<string>;
  /** Signs up as the widget does, after a token and time enough to type. */
  signUp(email: string, more?: Record<string, unknown>, headers?: Record<string, string>): Promise<Response>;
}

/** The app with everything around it that a test wants to hold. */
export function community(database: Database, options: Partial<AppOptions> = {}): Community {
  const clock = (options.clock as StillClock | undefined) ?? new StillClock();
  const mails: EmailMessage[] = [];
  const accidents: unknown[] = [];
  const work: Promise<void>[] = [];
  const app = createApp({
    database,
    mailer: { send: async (mail) => void mails.push(mail) },
    clock,
    origins: ['https://www.example.org'],
    secret: SECRET,
    scrypt: quickScrypt,
    csv: nodeCsv,
    url: API,
    background: (done) => void work.push(done),
    report: (error) => void accidents.push(error),
    ...options,
  });
  const request = async (path: string, init?: RequestInit) => app.request(path, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
  const formToken = async () =>
    ((await (await request('/newsletter/form-token')).json()) as { token: string }).token;
  return {
    app,
    clock,
    mails,
    accidents,
    database,
    request,
    post,
    formToken,
    async settled() {
      while (work.length > 0) await work.shift();
    },
    submit(path, fields, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      return request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: body.toString(),
      });
    },
    async signUp(email, more = {}, headers = {}) {
      const token = await formToken();
      clock.pass(3);
      return post('/newsletter/subscriptions', signup(email, { formToken: token, ...more }), headers);
    },
  };
}

export const signup = (email: string, more: Record<string, unknown> = {}) => ({
  email,
  topics: [],
  consents: [CONSENT],
  locale: 'en',
  page: 'https://www.example.org/letter',
  ...more,
});

export const codeIn = (mail: EmailMessage) => /\b\d{6}\b/.exec(mail.text)![0];
export const linksIn = (mail: EmailMessage) =>
  [...mail.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
export const confirmLinkIn = (mail: EmailMessage) =>
  linksIn(mail).find((link) => link.includes('/confirm?'))!;
export const leaveLinkIn = (mail: EmailMessage) => linksIn(mail).find((link) => link.includes('/leave?'))!;
/** A link as the app knows it, without the public base address. */
export const path = (link: string) => link.replace(API, '');
export const tokenIn = (link: string) => new URL(link).searchParams.get('token')!;
export const problemCode = async (response: Response) => ((await response.json()) as { code: string }).code;
