// Not `server/index.ts`: it opens folders and ports, which don't exist in a browser.
import { type AppOptions, createApp } from '../server/app.ts';
import { openPGlite } from '../server/database/pglite.ts';
import type { Database } from '../server/database/tables.ts';
import type { EmailMessage } from '../server/email/mailer.ts';
import { seedEvent } from '../demo/server/seed-event.ts';
import { changePiece } from '../server/events/pieces.ts';
import { defaultLimits } from '../server/limits.ts';
import { addMember, hashPassword, setPassword } from '../server/members/accounts.ts';
import { memberByEmail } from '../server/members/queries/members.ts';
import { readPage } from '../server/pages/markdown.ts';
import { putPage } from '../server/pages/queries/pages.ts';
import { secretFrom } from '../server/secret.ts';
import { writeSettings } from '../server/settings/queries.ts';
import { defaultSettings } from '../server/settings/settings.ts';
import { saveThumbnails } from '../server/showcase/queries/pictures.ts';
import { newPost } from '../server/showcase/new-post.ts';
import { insertPost, type NewPost } from '../server/showcase/queries/posts.ts';
import { insertSource, type SourceRecord } from '../server/showcase/queries/sources.ts';
import { linkKey } from '../server/showcase/link.ts';
import { insertReport } from '../server/showcase/queries/reports.ts';
import type { EventRecord } from '../server/events/queries/events.ts';
import type { PieceChange } from '../src/contract/group-requests.ts';
import type { Role } from '../src/contract/members.ts';
import { arabicNewsletter } from './arabic.ts';

/** A domain that doesn't exist: this page responds to its requests. */
const address = 'https://community.example';

/** A fault between a page and its community. */
export type Fault = (serve: () => Promise<Response>) => Promise<Response>;

export const drop: Fault = () => Promise.reject(new TypeError('Failed to fetch'));
export const serverError: Fault = async () => new Response('', { status: 500 });
export const captivePortal: Fault = async () =>
  new Response('<!doctype html><title>Free train Wi-Fi</title>', {
    headers: { 'Content-Type': 'text/html' },
  });
export const never: Fault = () => new Promise(() => {});

/** A post, or the parts of it that matter to a story. */
export type PostInput = Partial<NewPost> & { title: string };

export interface Community {
  readonly api: string;
  /** The emails it has sent, oldest first. */
  readonly mails: EmailMessage[];
  /** Breaks the signups that are sent from now on. */
  fault: Fault | undefined;
  /** Moves its clock forward. */
  wait(minutes: number): void;
  /** Resolves to the code in the newest email. */
  code(): Promise<string>;
  /** Adds a member. */
  member(member: { email: string; password: string; name: string; role?: Role }): Promise<void>;
  /** Adds a members' page. */
  page(id: string, markdown: string): Promise<void>;
  /** Adds a post; later ones are older. */
  post(post: PostInput): Promise<string>;
  report(post: string, reason: string): Promise<void>;
  idOf(email: string): Promise<string>;
  /** Adds a live day: ninety people in fifteen groups, `person-0@example.org` to `person-89@example.org`. */
  liveDay(): Promise<void>;
  /** Changes a row of the event, or of a person's participation. */
  changeEvent(change: Partial<EventRecord>): Promise<void>;
  /** Removes all groups. */
  removeGroups(): Promise<void>;
  /** Moves the agreed dates of all groups. */
  changeDates(at: Date): Promise<void>;
  /** Changes a person's piece, as a host on another device does. */
  changePiece(email: string, change: PieceChange): Promise<void>;
  /** Adds a feed with the state of its last poll. */
  source(source: Partial<SourceRecord> & { title: string }): Promise<void>;
}

const opened = new Map<string, Promise<Community>>();

/**
 * Opens a community whenever a story is shown. Storybook runs loaders again when only controls or the toolbar change;
 * the story then keeps its community.
 */
export const withCommunity = (open: (parameters: Record<string, unknown>) => Promise<Community>) => ({
  loaders: [
    async ({ id, parameters }: { id: string; parameters: Record<string, unknown> }) => {
      if (!opened.has(id)) opened.set(id, open(parameters));
      return { community: await opened.get(id)! };
    },
  ],
  beforeEach:
    ({ id }: { id: string }) =>
    () =>
      void opened.delete(id),
});

const communities = new Map<string, (request: Request) => Promise<Response>>();
let opening: ReturnType<typeof openDatabase> | undefined;

async function openDatabase() {
  const { database } = await openPGlite();
  const translations = { ...defaultSettings.translations, ar: arabicNewsletter };
  const showcasePage = 'https://www.example.org/showcase';
  await writeSettings(database, { ...defaultSettings, translations, showcasePage }, new Date());
  return database;
}

/**
 * The reference API in this page, on a PostgreSQL in WebAssembly that all stories share. Each story has a community of
 * its own, with a URL that was never used, so that nothing is left from the last time it was shown.
 */
export async function openCommunity(options: Pick<AppOptions, 'limits' | 'web'> = {}): Promise<Community> {
  const database = await (opening ??= openDatabase());
  let posts = 0;
  const name = crypto.randomUUID().slice(0, 8);
  const mails: EmailMessage[] = [];
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const [url, secret] = [`${address}/${name}`, crypto.randomUUID()];
  const ctx = { db: database, clock, url, secret: secretFrom(secret), limits: defaultLimits };
  const app = createApp({
    database,
    mailer: { send: async (mail) => void mails.push(mail) },
    clock,
    origins: ['*'],
    secret,
    url,
    ...options,
  });
  const community: Community = {
    api: `${address}/${name}`,
    mails,
    fault: undefined,
    wait: (minutes) => void (ahead += minutes * 60_000),
    async code() {
      while (!mails.length) await new Promise(requestAnimationFrame);
      return /^\s*(\d{6})\s*$/m.exec(mails.at(-1)!.text)![1]!;
    },
    async page(id, markdown) {
      const page = readPage(markdown);
      if ('detail' in page) throw new Error(page.detail);
      await putPage(database, id, page, { role: 'member', now: clock.now() });
    },
    async post({ picture_id: picture = null, ...post }) {
      const id = crypto.randomUUID();
      const link = post.link ?? `https://example.org/${id}`;
      const date = new Date(clock.now().getTime() - ++posts * 40 * 3600_000);
      if (picture) await keepPicture(database, picture, date);
      const state = post.state ?? 'published';
      const row = newPost({
        now: date,
        published: state !== 'pending',
        id,
        kind: 'article',
        link,
        link_key: linkKey(link),
        author_name: 'Ines Kaltwasser',
        picture_id: picture,
        ...post,
        state,
      });
      await insertPost(database, row);
      return id;
    },
    async liveDay() {
      await seedEvent(database, { clock, url });
    },
    async changeEvent(change) {
      await database.updateTable('events').set(change).execute();
    },
    async removeGroups() {
      await database.deleteFrom('groups').execute();
    },
    async changeDates(publish_at) {
      await database.updateTable('groups').set({ publish_at, time_zone: 'Europe/Vienna' }).execute();
    },
    async changePiece(email, change) {
      const who = (await memberByEmail(database, email))!.id;
      const by = { ...(await memberByEmail(database, email))!, role: 'host' as const };
      await database
        .transaction()
        .execute((transaction) =>
          changePiece({ ...ctx, db: transaction }, by, { ...change, event: 'autumn-day', who }),
        );
    },
    idOf: async (email) => (await memberByEmail(database, email))!.id,
    async report(post, reason) {
      const now = clock.now();
      await insertReport(database, {
        id: crypto.randomUUID(),
        post_id: post,
        reason,
        reported_at: now,
      });
    },
    async source(source) {
      const now = clock.now();
      await insertSource(database, {
        id: crypto.randomUUID(),
        url: `https://${crypto.randomUUID().slice(0, 4)}.example/feed.xml`,
        rule: 'queue',
        topics: [],
        etag: null,
        last_modified: null,
        error: '',
        attempts: 0,
        due_at: new Date(now.getTime() + 1_500_000),
        polled_at: new Date(now.getTime() - 300_000),
        created_at: now,
        ...source,
      });
    },
    async member({ email, password, name, role = 'member' }) {
      // All stories share one database and its people.
      const known = await memberByEmail(database, email);
      if (known && (await accountsOf(database, known.id)) > 0) return;
      const about = {
        address: email,
        email,
        name,
        role,
        locale: 'en',
        joinedAt: new Date(),
      };
      const member = known ?? (await addMember(ctx, about));
      const hash = await hashPassword(ctx, password);
      if (typeof hash === 'string') await setPassword(ctx, member.id, hash);
    },
  };
  communities.set(name, (request) => {
    const serve = async () => app.fetch(request);
    return community.fault && faulty.test(request.url) ? community.fault(serve) : serve();
  });
  return community;
}

async function accountsOf(database: Database, member: string): Promise<number> {
  const accounts = await database
    .selectFrom('member_passwords')
    .select('member_id')
    .where('member_id', '=', member)
    .execute();
  return accounts.length;
}

/** The requests that a fault breaks: the rest of the page must still load. */
const faulty = /\/(subscriptions|session|showcase(\/queue)?(\?.*)?|events\/.*)$/;

/** Stores a picture that the stories' service worker serves. */
async function keepPicture(database: Database, motif: string, now: Date): Promise<void> {
  const there = await database
    .selectFrom('post_pictures')
    .select('id')
    .where('id', '=', motif)
    .executeTakeFirst();
  const variants = [{ width: 640, bytes: new Uint8Array(1) }];
  if (!there)
    await saveThumbnails(database, motif, { width: 1280, height: 720, color: '#d8cdb8', variants }, now);
}

/** Empties the showcase, so that stories don't see each other's posts. */
export async function clearShowcase(): Promise<void> {
  const database = await (opening ??= openDatabase());
  for (const table of ['posts', 'feed_sources', 'post_pictures', 'rate_limits', 'events', 'nudges'] as const)
    await database.deleteFrom(table).execute();
  if (!navigator.serviceWorker.controller) {
    await navigator.serviceWorker.register('pictures-worker.js');
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame);
  }
}

const network = window.fetch.bind(window);

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== address) return network(input, init);
  const [, name = '', ...path] = pathname.split('/');
  const { method, headers } = request;
  const body = request.body ? await request.text() : null;
  return communities.get(name)!(
    new Request(`${address}/${path.join('/')}${search}`, { method, headers, body }),
  );
};
