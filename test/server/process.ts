import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import pg from 'pg';
import { listenForCommands } from '../../server/cli/socket-server.ts';
import { dataFolder } from '../../server/data-folder.ts';
import { createLinkReader } from '../../server/link-preview/web-reader.ts';
import { connectionOptions, copyOfEmptyDatabase, openTestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  exit: number | null;
  out: string;
  err: string;
}

export interface Running {
  child: ChildProcess;
  url: string;
  ended: Promise<Ended>;
  /** Ends it with a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

export type Variables = Record<string, string>;

export interface LogLine {
  time: string;
  level: string;
  message: string;
  [field: string]: unknown;
}

/** The log of a server, whose every line must be JSON. */
export const logOf = ({ out }: Ended): LogLine[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);

/** What every process gets; `NODE_COMPILE_CACHE` so that it need not compile what others have. */
const inherited = Object.fromEntries(
  ['PATH', 'HOME', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);
const clean = (variables: Variables) => ({ ...inherited, ...variables });

/** Compiles the embedded database without optimizing it, which takes a process longer than the few queries of a test. */
const QUICK_START = '--liftoff-only';

function launch(script: string, args: string[], variables: Variables, input?: string) {
  const child = spawn(process.execPath, [QUICK_START, join(project, script), ...args], {
    cwd: project,
    env: clean(variables),
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const ended = once(child, 'close').then(([exit]): Ended => ({ exit: exit as number | null, ...texts }));
  return { child, ended };
}

/** Runs the owner's command line to its end. */
export const command = (args: string[], variables: Variables, input?: string) =>
  launch('server/cli/community.ts', args, variables, input).ended;

/** Runs the server until it ends by itself. */
export const tryServer = (variables: Variables) => {
  const { child, ended } = launch('server/main.ts', [], variables);
  after(() => child.kill('SIGKILL')); // at the end of the test that called
  return ended;
};

/** Starts the server and waits until it says its address. */
export const server = (variables: Variables) => running('server/main.ts', variables);
/** Starts the demo, and waits until it says its address. */
export const demo = (variables: Variables) => running('demo/server/main.ts', variables);

/** Starts the server with one migration more, and waits until it says its address. */
export const nextVersion = (variables: Variables) =>
  running('test/server/database/next-version.ts', variables);

async function running(program: string, variables: Variables): Promise<Running> {
  const { child, ended } = launch(program, [], variables);
  after(() => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /Listening on (http:\/\/[^\s",]+)/.exec((said += chunk.toString()))?.[1];
      if (address) resolve(address);
    });
    void ended.then(({ err }) => reject(new Error(`the server ended: ${err}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { child, url, ended, end };
}

/** What a server or the command line needs for a community of its own: a folder, or a schema of `TEST_DATABASE_URL`. */
export async function freshVariables(): Promise<Variables & { DATA_DIR: string }> {
  const variables = { DATA_DIR: temporaryFolder(), PORT: String(await freePort()) };
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (databaseUrl === undefined) {
    await copyOfEmptyDatabase(join(variables.DATA_DIR, 'database'));
    return variables;
  }
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create schema ${schema}`);
  after(() => run(`drop schema ${schema} cascade`));
  const url = new URL(databaseUrl);
  url.searchParams.set('options', connectionOptions(schema));
  return { ...variables, DATABASE_URL: url.href, SECRET: 'a secret for tests only' };
}

/**
 * Variables for the command line alone, whose commands run in this process as they do in a running server, because
 * opening an embedded database takes each of them two seconds.
 */
export async function commandVariables(): Promise<Variables & { DATA_DIR: string }> {
  if (process.env.TEST_DATABASE_URL !== undefined) return freshVariables();
  const DATA_DIR = temporaryFolder();
  const { database, close } = await openTestDatabase();
  const context = { database, secret: 'a secret for tests only', url: 'http://localhost:8080' };
  const clock = { now: () => new Date() };
  const warn = (sentence: string) => assert.fail(sentence);
  const listening = await listenForCommands(
    dataFolder(DATA_DIR).socket,
    { ...context, clock, web: createLinkReader() },
    warn,
  );
  after(async () => {
    await listening?.close();
    await close();
  });
  return { DATA_DIR };
}

/** A folder that goes when the test that asked for it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'community-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
