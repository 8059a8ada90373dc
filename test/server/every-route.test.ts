import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Endpoint, endpoints, type Role } from '../../src/contract/index.ts';
import { community, testDatabase } from './community.ts';
import { type Browser, browser, member } from './members/browser.ts';

const REQUESTS = 5000;
const SEED = 20_261_126;
const database = testDatabase();

/** Mulberry32: what happened can happen again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const roll = dice(SEED);
const pick = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)]!;

const TEXTS = [
  '',
  'ada',
  'x'.repeat(3000),
  'nul\u0000nul',
  'half \ud800 pair',
  '\u202eturned',
  'a\nb\r\n\tc',
  '{"__proto__":1}',
  "'; drop table members; --",
  '../../etc/passwd',
  'current',
  'http://[',
  'https://',
  'https://user:word@[::1]:99999/',
  'javascript:alert(1)',
  'http://ex\u0000ample.org',
  '2026-99-99T99:99:99Z',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  'T:Z',
  '-zzzzzzzzzzz.a',
  'zzzzzzzzzzz.a',
  '99999999999999999999.1',
  'Europe/Nowhere',
  'a-'.repeat(400),
  'a'.repeat(64),
] as const;
const NUMBERS = [0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 5e-324] as const;
const PATHS = [
  '%00',
  'a%00b',
  '%',
  '%zz',
  '%ED%A0%80',
  '%F0%9F%98%80',
  '..%2f..',
  'x'.repeat(2000),
  '%E2%80%AE',
  'current',
  'buttondown',
  'null',
  '0',
  '-1',
  '%0a',
  ' ',
];

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

function oddValue(depth = 0): unknown {
  const kind = roll();
  if (kind < 0.5) return pick(TEXTS);
  if (kind < 0.65) return pick(NUMBERS);
  if (kind < 0.75) return pick([null, true, false]);
  if (kind < 0.88 || depth > 2)
    return Array.from({ length: Math.floor(roll() * 4) }, () => oddValue(depth + 1));
  return Object.fromEntries([
    ['a', oddValue(depth + 1)],
    ['__proto__x', 1],
    [pick(TEXTS), 1],
  ]);
}

/** The names of a body's fields, as the contract has them. */
function fieldsOf(route: Endpoint): string[] {
  const { shape, def } = (route.request ?? {}) as { shape?: object; def?: { options?: { shape: object }[] } };
  const shapes = shape ? [shape] : (def?.options ?? []).map((option) => option.shape);
  return [...new Set(shapes.flatMap((one) => Object.keys(one)))];
}

const good: Record<string, unknown> = {
  email: 'ada@example.org',
  locale: 'en',
  topics: [],
  consents: [],
  formToken: 'x',
  code: '123456',
  subscription: 'x',
  attempt: 'x',
  link: 'https://example.org/a',
  title: 'A title',
  excerpt: '',
  url: 'https://crm.example/hooks',
  events: ['subscriber.left'],
  subject: 'A letter',
  previewText: '',
  format: 'markdown',
  content: 'One bird.',
  language: null,
  kind: 'article',
  startsAt: '2026-12-01T10:00:00.000Z',
  zone: 'Europe/Vienna',
  quorum: 50,
  joining: 'host',
  capacity: null,
  showcase: 'queue',
  at: '2026-12-01T10:00:00Z',
  text: 'words',
  mood: 'slow',
  about: 'x',
  reason: 'because',
  posts: ['x'],
  decision: 'publish',
  address: 'https://example.org/feed',
  rule: 'queue',
  name: 'A name',
  member: 'x',
  group: null,
  here: true,
  muted: true,
  agreed: true,
  cheered: true,
  done: true,
  groups: 2,
  who: 'joined',
  act: 'hide',
  key: 'x',
  list: '1',
  user: 'ada',
  state: 'idea',
};

/** A body that is odd in some fields, and mostly of the right shape in the others; or right in all. */
function bodyOf(route: Endpoint): string {
  const kind = roll();
  if (kind < 0.05) return nested(pick([21, 500, 30_000]));
  if (kind < 0.1) return pick(['', '{', '\u0000', '"\\ud800"', '[1e999]', 'null', '{"a":'.repeat(5000)]);
  const names = fieldsOf(route);
  if (kind < 0.3) return JSON.stringify(Object.fromEntries(names.map((name) => [name, good[name]])));
  const odd = pick(names.length > 0 ? names : ['a']);
  return JSON.stringify(
    Object.fromEntries(names.map((name) => [name, name === odd || roll() < 0.1 ? oddValue() : good[name]])),
  );
}

const pathOf = (route: Endpoint) => {
  const path = route.path.replace(/:\w+/g, () => pick(PATHS));
  if (roll() < 0.6) return path;
  const names = [
    'lang',
    'after',
    'since',
    'limit',
    'topic',
    'kind',
    'author',
    'event',
    'group',
    'token',
    'subscription',
    'q',
    'post',
  ];
  const value = roll() < 0.5 ? pick(PATHS) : encodeURIComponent(pick(TEXTS).toWellFormed());
  return `${path}?${pick(names)}=${value}`;
};

const HEADERS: Record<string, string>[] = [
  {},
  {},
  { 'Accept-Language': 'a-'.repeat(3000) },
  { 'If-None-Match': '"' },
  { 'Last-Event-ID': '9999999999999999999.999999999999999999' },
  { Origin: 'null' },
  { Authorization: 'DPoP x' },
  { DPoP: 'a.b.c' },
  { 'Sec-Fetch-Mode': 'navigate', Origin: 'https://elsewhere.example' },
  { 'Idempotency-Key': 'x'.repeat(200) },
  { 'User-Agent': 'x'.repeat(4000) },
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  { 'Content-Type': 'text/plain' },
];

describe('every route', () => {
  it(`answers ${REQUESTS} odd requests of strangers, members and hosts without an accident`, async () => {
    const wide = { most: 1e6, per: 1 };
    const here = community(database(), {
      // Node's part of the app, which reaches into the network.
      checkServer: async () => [],
      limits: {
        memberWrites: wide,
        anonymousWrites: wide,
        profileChanges: wide,
        cheers: wide,
        streams: wide,
        entries: wide,
        codes: wide,
      },
    });
    const callers: Partial<Record<Role, Browser>> = {};
    const signIn = async (role: Role) => {
      callers[role] ??= await browser(here);
      await callers[role].comeByMail(people[role]!);
    };
    const people: Partial<Record<Role, Awaited<ReturnType<typeof member>>>> = {};
    for (const role of ['member', 'host'] as const) {
      people[role] = await member(here, { email: `${role}@example.org`, role, password: null });
      await signIn(role);
    }
    const table = Object.values<Endpoint>(endpoints);
    // Those would end the sessions that the others need.
    const ends = new Set(['/session/rotations', '/member/sessions', '/session']);
    const failed: string[] = [];
    const statuses = new Set<string>();
    for (let at = 0; at < REQUESTS; at++) {
      const route = pick(table);
      const path = pathOf(route);
      const headers: Record<string, string> = {
        'Content-Type': 'application/json',
        'Idempotency-Key': `k${at}`,
        ...pick(HEADERS),
      };
      const role = pick(['stranger', 'member', 'host'] as const);
      const caller = role === 'stranger' || ends.has(route.path) ? undefined : callers[role];
      const body = route.method === 'GET' ? undefined : bodyOf(route);
      const proof =
        caller === undefined
          ? {}
          : {
              Authorization: `DPoP ${caller.token}`,
              DPoP: await caller.proof(route.method, new URL(path, 'http://a').pathname),
            };
      const answer = await here.request(path, {
        method: route.method,
        headers: { ...headers, ...proof },
        ...(body !== undefined && { body }),
      });
      statuses.add(`${caller === undefined ? 'stranger' : role} ${answer.status}`);
      if (answer.status >= 500)
        failed.push(`${answer.status} ${role} ${route.method} ${path.slice(0, 120)} ${body?.slice(0, 200)}`);
      await answer.body?.cancel();
      // Some requests end the session that the next ones need.
      if (caller && answer.status === 401) await signIn(role as Role);
    }
    assert.deepEqual(
      failed.map((line, at) => `${line} ${at === 0 ? String(here.accidents[0]) : ''}`),
      [],
    );
    assert.deepEqual(here.accidents, []);
    // They did get in, and to the checks of the bodies.
    for (const seen of [
      'member 200',
      'member 422',
      'member 404',
      'host 422',
      'host 201',
      'stranger 422',
      'stranger 401',
    ])
      assert.ok(statuses.has(seen), `${seen}: ${[...statuses].join(', ')}`);
  });
});
