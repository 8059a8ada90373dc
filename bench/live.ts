import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { openDatabase } from '../server/database/open.ts';
import { createEvent, createGroup } from '../server/events/events.ts';
import { addParticipants } from '../server/events/queries/participants.ts';
import { defaultLimits } from '../server/limits.ts';
import { addMember } from '../server/members/accounts.ts';
import { beginSession } from '../server/members/sessions.ts';
import type { AppContext } from '../server/app-context.ts';
import { secretFrom } from '../server/secret.ts';
import { freePort } from '../test/support/free-port.ts';

const STREAMS = 1000;
const EVENT = 'bench-day';
const SECRET = 'a secret for the bench only, long enough';

const ratio = (name: string, value: number) => console.log(`${name}: ${value.toFixed(2)}`);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

interface Person {
  id: string;
  keys: KeyPair;
  token: string;
}

/** Response times of one server process with a thousand open streams, compared with the same process without any. */
export async function live(): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/community-bench-`);
  const port = await freePort();
  const api = `http://127.0.0.1:${port}`;
  const people = await prepare(`${folder}/database`, api);
  const variables = {
    SECRET,
    PUBLIC_URL: api,
    ORIGINS: '*',
    DATA_DIR: folder,
    PORT: String(port),
    DATABASE_URL: '',
  };
  const server = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((listening) => {
      server.stdout.on('data', (said: Buffer) => said.toString().includes('Listening') && listening());
    });
    const [first] = people as [Person];
    const read = () => ask(api, first, 'GET', `/events/${EVENT}/board`);
    const write = () =>
      ask(api, first, 'PUT', `/events/${EVENT}/members/${first.id}/attendance`, { here: true });
    await pace(read, 20);
    await pace(write, 20);
    const alone = { read: await pace(read), write: await pace(write), memory: memoryOf(server.pid!) };
    const streams = await openAll(api, people);
    ratio(`time of a board with ${STREAMS} streams, to without`, (await pace(read)) / alone.read);
    const heard = streams.heard;
    const begun = performance.now();
    await ask(api, first, 'PUT', `/events/${EVENT}/members/${first.id}/attendance`, { here: false });
    await streams.until(heard + STREAMS);
    ratio(
      `time until ${STREAMS} streams have heard of a write, to that of a write`,
      (performance.now() - begun) / alone.write,
    );
    ratio(`time of a write with ${STREAMS} streams, to without`, (await pace(write)) / alone.write);
    ratio('kB of memory a stream', (memoryOf(server.pid!) - alone.memory) / STREAMS);
    streams.close();
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string, url: string): Promise<Person[]> {
  const { database, close } = await openDatabase({ folder });
  const ctx: AppContext = {
    db: database,
    clock: { now: () => new Date() },
    url,
    secret: secretFrom(SECRET),
    limits: defaultLimits,
  };
  const about = { zone: 'UTC', quorum: 60, joining: 'host', capacity: null, showcase: 'publish' } as const;
  await createEvent(ctx, {
    id: EVENT,
    title: 'Bench day',
    startsAt: new Date().toISOString(),
    ...about,
  });
  const people: Person[] = [];
  for (let number = 0; number <= STREAMS; number++) {
    const address = `member-${number}@example.org`;
    const who = { address, email: address, name: `Member ${number}`, locale: 'en', joinedAt: new Date() };
    const row = await addMember(ctx, { ...who, role: number ? 'member' : 'host' });
    for (let at = 0; at < 15 && !number; at++) await createGroup(ctx, row, EVENT, `Group ${at}`);
    const keys = await generateKeyPair('ES256');
    const thumbprint = await calculateJwkThumbprint(await exportJWK(keys.publicKey));
    const { token } = await beginSession(ctx, {
      member: row,
      thumbprint,
      by: 'email',
      device: '',
    });
    if (number) people.push({ id: row.id, keys, token });
  }
  // As many people as a live day has; all of them listen.
  await addParticipants(
    database,
    EVENT,
    people.slice(0, 120).map(({ id }) => id),
    new Date(),
  );
  await close();
  return people;
}

async function ask(
  api: string,
  { keys, token }: Person,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const address = `${api}${path}`;
  const response = await fetch(address, {
    method,
    headers: {
      Authorization: `DPoP ${token}`,
      DPoP: await generateProof(keys, address, method, undefined, token),
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response;
}

/** Milliseconds per request, sent one after the other. */
async function pace(request: () => Promise<Response>, times = 100): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    await (await request()).text();
    took.push(performance.now() - begun);
  }
  return median(took);
}

async function openAll(api: string, people: Person[]) {
  const ends: (() => void)[] = [];
  const all = { heard: 0, close: () => ends.forEach((end) => end()), until };
  let changed = (): void => undefined;
  async function until(count: number): Promise<void> {
    while (all.heard < count) await new Promise<void>((heard) => (changed = heard));
  }
  const listen = async (person: Person) => {
    const reader = (await ask(api, person, 'GET', '/live')).body!.getReader();
    ends.push(() => void reader.cancel().catch(() => {}));
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        all.heard += [...new TextDecoder().decode(part.value).matchAll(/^event:/gm)].length;
        changed();
      }
    })().catch(() => {});
  };
  for (let at = 0; at < people.length; at += 50) await Promise.all(people.slice(at, at + 50).map(listen));
  await until(people.length);
  return all;
}

/** Resident memory of a process, in kB. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
