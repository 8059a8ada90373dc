import { generateKeyPair, generateProof } from 'dpop';
import type { Hono } from 'hono';
import { createApp } from '../server/index.ts';
import { openDatabase } from '../server/database/open.ts';

const API = 'https://api.example.org';
const GUESSES = 10_000;
const A_SECOND = 200;

/** The quantile of the values at this share. */
const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
const pause = (milliseconds: number) =>
  milliseconds > 0 && new Promise((done) => setTimeout(done, milliseconds));

interface Flood {
  name: string;
  email: (guess: number) => string;
  client: (guess: number) => string;
}

const floods: Flood[] = [
  { name: 'on one account', email: () => 'ada@example.org', client: network },
  { name: 'across accounts', email: (guess) => `person${guess}@example.org`, client: network },
  {
    name: 'across accounts, from one network',
    email: (guess) => `person${guess}@example.org`,
    client: () => '192.0.2.1',
  },
];

function network(guess: number): string {
  return `10.${guess >> 8}.${guess & 255}.1`;
}

/** Sends guesses at an even pace, whether or not the server keeps up, and measures `GET /ready` meanwhile. */
export async function guesses(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  for (const flood of floods) {
    const { database, close } = await openDatabase(
      url === undefined ? { memory: true } : { databaseUrl: url },
    );
    await database.deleteFrom('rate_limits').execute();
    const now = new Date();
    const app = createApp({
      database,
      mailer: { send: () => Promise.resolve() },
      clock: { now: () => now },
      origins: ['*'],
      secret: 'a secret for the bench only',
      url: API,
      clientAddress: (request) => request.headers.get('X-Client') ?? undefined,
    });
    const requests = await signed(flood);
    // Without pauses: a machine that idles between requests would make an idle server seem slow.
    const idle = quantile(await looks(app, { most: 1000, apart: 0 }), 0.5);
    let over = false;
    const looking = looks(app, { until: () => over, apart: 50 });
    const begun = performance.now();
    const statuses = await sent(app, requests);
    over = true;
    const seconds = (performance.now() - begun) / 1000;
    const busy = await looking;
    const count = (status: number) => statuses.filter((one) => one === status).length;
    console.log(
      `${GUESSES} guesses ${flood.name}: ${count(403)} compared, ${count(429)} held, ${count(503)} sent away or answered late, in ${seconds.toFixed(0)} s`,
    );
    const ratio = (share: number) => (quantile(busy, share) / idle).toFixed(2);
    console.log(
      `time of GET /ready meanwhile, to that of an idle server: ${ratio(0.5)}, one in a hundred above ${ratio(0.99)}`,
    );
    await close();
  }
}

/** Signed in advance, so that the client's work isn't measured as the server's. */
async function signed({ email, client }: Flood): Promise<RequestInit[]> {
  const keys = await generateKeyPair('ES256');
  const requests: RequestInit[] = [];
  for (let guess = 0; guess < GUESSES; guess++) {
    requests.push({
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Client': client(guess),
        DPoP: await generateProof(keys, `${API}/session`, 'POST'),
      },
      body: JSON.stringify({ email: email(guess), password: `guess ${guess}` }),
    });
  }
  return requests;
}

async function sent(app: Hono, requests: RequestInit[]): Promise<number[]> {
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  for (const [at, request] of requests.entries()) {
    const early = begun + (at * 1000) / A_SECOND - performance.now();
    await pause(early);
    answers.push(Promise.resolve(app.request('/session', request)).then(({ status }) => status));
  }
  return Promise.all(answers);
}

interface Look {
  until?: () => boolean;
  most?: number;
  /** The interval, in milliseconds. */
  apart: number;
}

/** How long `GET /ready` takes, in milliseconds. */
async function looks(app: Hono, { until = () => false, most = Infinity, apart }: Look): Promise<number[]> {
  const took: number[] = [];
  while (!until() && took.length < most) {
    const begun = performance.now();
    await app.request('/ready');
    took.push(performance.now() - begun);
    await pause(apart);
  }
  return took;
}

if (import.meta.main) await guesses();
