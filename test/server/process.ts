import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import pg from 'pg';
import { openPGlite } from '../../server/index.ts';
import { emptyCluster } from '../support/database.ts';

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

const clean = (variables: Variables) => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  ...variables,
});

function launch(script: string, args: string[], variables: Variables, input?: string) {
  const child = spawn(process.execPath, [join(project, script), ...args], {
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

async function running(program: string, variables: Variables): Promise<Running> {
  const { child, ended } = launch(program, [], variables);
  after(() => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /Listening on (http:\/\/[^\s,]+)/.exec((said += chunk.toString()))?.[1];
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
  const variables = { DATA_DIR: temporaryFolder(), PORT: await freePort() };
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
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { ...variables, DATABASE_URL: url.href, SECRET: 'a secret for tests only' };
}

let empty: Promise<string> | undefined;

/** Making a PGlite folder takes seconds, copying one a moment. */
export async function copyOfEmptyDatabase(folder: string): Promise<void> {
  empty ??= (async () => {
    const template = mkdtempSync(join(tmpdir(), 'community-'));
    process.on('exit', () => rmSync(template, { recursive: true, force: true }));
    await (
      await openPGlite({ dataDir: join(template, 'database'), loadDataDir: await emptyCluster() })
    ).close();
    return join(template, 'database');
  })();
  cpSync(await empty, folder, { recursive: true });
}

/** A folder that goes when the test that asked for it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'community-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return String(port);
}
