import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { generateKeyPair, generateProof } from 'dpop';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { openDatabase } from '../server/database/open.ts';
import type { Database } from '../server/database/tables.ts';
import { createEvent, createGroup } from '../server/events/events.ts';
import { addParticipants } from '../server/events/queries/participants.ts';
import { defaultLimits } from '../server/limits.ts';
import { addMember } from '../server/members/accounts.ts';
import { beginSession } from '../server/members/sessions.ts';
import type { AppContext } from '../server/app-context.ts';
import { secretFrom } from '../server/secret.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { audit } from './nothing-lost-audit.ts';
import { CAPACITY, type Shared, type Writer } from './nothing-lost-shared.ts';
import { freePort } from '../test/support/free-port.ts';

/** A script without types. */
const MACHINE = '../scripts/machine.mjs';
const WRITES = Number(process.env['WRITES'] ?? 10_000);
const MEMBERS = 60;
const GROUPS = 6;
const EVENT = 'bench-day';
const SECRET = 'a secret for the bench only, long enough';

/** Mulberry32: a seeded generator, so that runs can be repeated. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Intent {
  what: string;
  method: string;
  path: string;
  body: object;
  /** Records what is true once the server has acknowledged it. */
  took: (answer: Record<string, unknown>) => void;
}

/** Sends ten thousand writes of sixty members through every fault, then audits the database. */
export async function nothingLost(): Promise<void> {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1e6);
  const random = dice(seed);
  const machine = (await import(MACHINE)) as {
    startPostgres(): Promise<{ url: string; stop(): void } | undefined>;
  };
  const postgres = await machine.startPostgres();
  if (!postgres) return console.log('nothing lost: no PostgreSQL on this machine');
  const { database, close } = await openDatabase({ databaseUrl: postgres.url });
  const proxy = new FaultyProxy(random);
  const api = await proxy.open();
  const servers = new Servers(postgres.url, api, proxy, random);
  try {
    const shared = await prepare(database, api, random);
    await servers.start();
    const begun = performance.now();
    const each = Math.ceil(WRITES / MEMBERS);
    await Promise.all(shared.writers.map((writer) => write(shared, writer, each)));
    const seconds = (performance.now() - begun) / 1000;
    await servers.stop();
    const { lost, twice, strange } = await audit(database, shared);
    console.log(
      `seed ${seed}: ${each * MEMBERS} writes in ${seconds.toFixed(0)} s, ${proxy.requests} requests`,
    );
    console.log(`kills ${servers.kills}, ${JSON.stringify(proxy.faults)}`);
    console.log(`answers ${JSON.stringify(Object.fromEntries(shared.answers))}`);
    console.log(`lost ${lost}, twice ${twice}, not as they should be ${strange}`);
    if (lost + twice + strange > 0) process.exitCode = 1;
  } finally {
    await servers.stop();
    proxy.close();
    await close();
    postgres.stop();
  }
}

/** Two processes on one database, one of which is killed now and then. */
class Servers {
  kills = 0;
  readonly #variables: Record<string, string>;
  readonly #proxy: FaultyProxy;
  readonly #random: () => number;
  readonly #folder = mkdtempSync(`${tmpdir()}/community-bench-`);
  #children: ChildProcess[] = [];
  #killing: ReturnType<typeof setInterval> | undefined;

  constructor(databaseUrl: string, url: string, proxy: FaultyProxy, random: () => number) {
    this.#variables = {
      DATABASE_URL: databaseUrl,
      SECRET,
      PUBLIC_URL: url,
      ORIGINS: '*',
      DATA_DIR: this.#folder,
    };
    this.#proxy = proxy;
    this.#random = random;
  }

  async start(): Promise<void> {
    this.#proxy.ports = [await freePort(), await freePort()];
    await Promise.all([this.#launch(0), this.#launch(1)]);
    this.#killing = setInterval(() => void this.#kill(), 4000);
  }

  async stop(): Promise<void> {
    clearInterval(this.#killing);
    await Promise.all(this.#children.map(end));
    this.#children = [];
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #kill(): Promise<void> {
    const which = this.#random() < 0.5 ? 0 : 1;
    this.kills++;
    await end(this.#children[which]!);
    await this.#launch(which);
  }

  #launch(which: number): Promise<void> {
    const port = String(this.#proxy.ports[which]);
    const child = spawn(process.execPath, ['server/main.ts'], {
      env: { ...process.env, ...this.#variables, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children[which] = child;
    return new Promise((listening) => {
      child.stdout.on('data', (said: Buffer) => {
        if (said.toString().includes('Listening')) listening();
      });
      child.on('exit', () => listening());
    });
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return Promise.resolve();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  return ended;
}

async function prepare(database: Database, api: string, random: () => number): Promise<Shared> {
  const clock = { now: () => new Date() };
  const ctx: AppContext = {
    db: database,
    clock,
    url: api,
    secret: secretFrom(SECRET),
    limits: defaultLimits,
  };
  const event = {
    id: EVENT,
    title: 'Bench day',
    startsAt: new Date().toISOString(),
    zone: 'UTC',
    quorum: 100,
    joining: 'members',
    capacity: CAPACITY,
    showcase: 'publish',
  } as const;
  await createEvent(ctx, event);
  const member = (number: number, role: 'member' | 'host' = 'member') => {
    const address = `${role}-${number}@example.org`;
    return addMember(ctx, {
      address,
      email: address,
      name: `Member ${number}`,
      role,
      locale: 'en',
      joinedAt: new Date(),
    });
  };
  const host = await member(0, 'host');
  const groups: string[] = [];
  for (let at = 0; at < GROUPS; at++) {
    groups.push((await createGroup(ctx, host, EVENT, `Group ${at}`)).id);
  }
  const writers: Writer[] = [];
  for (let number = 1; number <= MEMBERS; number++) {
    const row = await member(number);
    const keys = await generateKeyPair('ES256');
    const thumbprint = await calculateJwkThumbprint(await exportJWK(keys.publicKey));
    const { token } = await beginSession(ctx, {
      member: row,
      thumbprint,
      by: 'email',
      device: '',
    });
    const empty = {
      note: '',
      here: false,
      group: '',
      cheers: new Map<string, boolean>(),
      checkIns: [],
      replies: [],
      nudges: [],
    };
    writers.push({ id: row.id, keys, token, nonce: undefined, ...empty });
  }
  await addParticipants(
    database,
    EVENT,
    writers.map(({ id }) => id),
    new Date(),
  );
  for (const [at, writer] of writers.entries()) {
    writer.group = groups[at % GROUPS]!;
    await database
      .updateTable('participants')
      .set({ group_id: writer.group })
      .where('member_id', '=', writer.id)
      .execute();
  }
  return { api, groups, writers, abouts: [], random, answers: new Map(), serial: 0 };
}

async function write(shared: Shared, writer: Writer, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) await send(shared, writer, intentOf(shared, writer));
}

function intentOf(shared: Shared, writer: Writer): Intent {
  const { random, groups, abouts, writers } = shared;
  const own = `/events/${EVENT}/members/${writer.id}`;
  const any = <Item>(all: Item[]) => all[Math.floor(random() * all.length)]!;
  const text = `serial ${++shared.serial}`;
  // Only a group's members can reply to each other.
  const others = abouts.filter(({ by }) => by !== writer && by.group === writer.group).slice(-40);
  const fate = random();
  if (fate < 0.1)
    return { what: 'place', method: 'PUT', path: own, body: { group: any(groups) }, took: () => undefined };
  if (fate < 0.35)
    return {
      what: 'piece',
      method: 'PATCH',
      path: `${own}/piece`,
      body: { note: text, was: { note: writer.note } },
      took: () => void (writer.note = text),
    };
  if (fate < 0.5) {
    const here = random() < 0.5;
    return {
      what: 'here',
      method: 'PUT',
      path: `${own}/attendance`,
      body: { here },
      took: () => void (writer.here = here),
    };
  }
  if (fate < 0.65 || others.length === 0)
    return {
      what: 'check-in',
      method: 'POST',
      path: `/events/${EVENT}/check-ins`,
      body: { mood: 'slow', text },
      took(answer) {
        writer.checkIns.push(text);
        const { id } = answer['checkIn'] as { id: string };
        abouts.push({ id, by: writer });
      },
    };
  const about = any(others).id;
  if (fate < 0.75)
    return {
      what: 'reply',
      method: 'POST',
      path: `/events/${EVENT}/replies`,
      body: { about, text },
      took: () => void writer.replies.push(text),
    };
  if (fate < 0.97) {
    const cheered = random() < 0.7;
    return {
      what: 'cheer',
      method: 'PUT',
      path: `/events/${EVENT}/cheers/${about}`,
      body: { cheered },
      took: () => void writer.cheers.set(about, cheered),
    };
  }
  const member = any(writers.filter((it) => it !== writer && it.group === writer.group).concat(writers)).id;
  return {
    what: 'nudge',
    method: 'POST',
    path: `/events/${EVENT}/nudges`,
    body: { member },
    took: () => void writer.nudges.push(member),
  };
}

/** Like a page's outbox: one key until there is a response, with growing pauses. */
async function send(shared: Shared, writer: Writer, intent: Intent): Promise<void> {
  const key = crypto.randomUUID();
  for (let failures = 0; ; failures++) {
    const answer = await attempt(shared, writer, intent, key);
    if (answer) {
      const name = `${intent.what} ${answer.status}`;
      shared.answers.set(name, (shared.answers.get(name) ?? 0) + 1);
      if (answer.status < 300) intent.took(answer.body);
      return;
    }
    await new Promise((later) =>
      setTimeout(later, Math.min(2000, 20 * 2 ** failures) * (0.5 + shared.random() / 2)),
    );
  }
}

interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** Sends one request; returns undefined if the response doesn't count. */
async function attempt(
  { api }: Shared,
  writer: Writer,
  { method, path, body }: Intent,
  key: string,
): Promise<Answered | undefined> {
  try {
    const address = `${api}${path}`;
    const proof = await generateProof(writer.keys, address, method, writer.nonce, writer.token);
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(15_000),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        Authorization: `DPoP ${writer.token}`,
        DPoP: proof,
      },
      body: JSON.stringify(body),
    });
    writer.nonce = response.headers.get('DPoP-Nonce') ?? writer.nonce;
    const text = await response.text();
    const problem = response.headers.get('Content-Type')?.startsWith('application/problem');
    if (response.status >= 500 || (response.status >= 400 && !problem)) return undefined;
    const json = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    // The same proof was delivered twice: the page signs again.
    if (response.status === 401) return undefined;
    return { status: response.status, body: json };
  } catch {
    return undefined;
  }
}
