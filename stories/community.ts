import {
  createApp,
  defaultSettings,
  openPGlite,
  writeSettings,
  type AppOptions,
  type Mail,
} from '../server/index.ts';
import { defaultLimits } from '../server/http/limits.ts';
import { addMember, hashPassword, setPassword } from '../server/members/identity.ts';
import { memberAt } from '../server/members/rows/members.ts';
import { readPage } from '../server/pages/markdown.ts';
import { putPage } from '../server/pages/rows/pages.ts';
import { secretFrom } from '../server/secret.ts';
import { arabicNewsletter } from './arabic.ts';

/** Nobody lives there: what is sent to it is answered in this page. */
const address = 'https://community.example';

/** What stands between a page and its community. */
export type Fault = (serve: () => Promise<Response>) => Promise<Response>;

export const drop: Fault = () => Promise.reject(new TypeError('Failed to fetch'));
export const serverError: Fault = async () => new Response('', { status: 500 });
export const captivePortal: Fault = async () =>
  new Response('<!doctype html><title>Free train Wi-Fi</title>', {
    headers: { 'Content-Type': 'text/html' },
  });
export const never: Fault = () => new Promise(() => {});

export interface Community {
  readonly api: string;
  /** The mails it has sent, oldest first. */
  readonly mails: Mail[];
  /** Breaks the signups that are sent from now on. */
  fault: Fault | undefined;
  /** Moves its clock on. */
  wait(minutes: number): void;
  /** The code in the newest mail, once it has come. */
  code(): Promise<string>;
  /** Makes somebody a member. */
  member(member: { email: string; password: string; name: string }): Promise<void>;
  /** Puts a members' page in. */
  page(id: string, markdown: string): Promise<void>;
}

const communities = new Map<string, (request: Request) => Promise<Response>>();
let opening: ReturnType<typeof openDatabase> | undefined;

async function openDatabase() {
  const { database } = await openPGlite();
  const translations = { ...defaultSettings.translations, ar: arabicNewsletter };
  await writeSettings(database, { ...defaultSettings, translations }, new Date());
  return database;
}

/**
 * The reference API in this page, on a PostgreSQL in WebAssembly that all stories share. Each story has a community of its own,
 * with an address that was never used: nothing is left from the last time it was shown.
 */
export async function openCommunity(options: Pick<AppOptions, 'limits'> = {}): Promise<Community> {
  const database = await (opening ??= openDatabase());
  const name = crypto.randomUUID().slice(0, 8);
  const mails: Mail[] = [];
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const [url, secret] = [`${address}/${name}`, crypto.randomUUID()];
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
    async member({ email, password, name }) {
      // All stories have one database, and the same people.
      if (await memberAt(database, email)) return;
      const office = { clock, url, secret: secretFrom(secret), limits: defaultLimits };
      const about = {
        address: email,
        email,
        name,
        role: 'member',
        locale: 'en',
        joinedAt: new Date(),
      } as const;
      const member = await addMember(database, office, about);
      const hash = await hashPassword(database, office, password);
      if (typeof hash === 'string') await setPassword(database, office, member.id, hash);
    },
  };
  communities.set(name, (request) => {
    const serve = async () => app.fetch(request);
    return community.fault && /\/(subscriptions|session)$/.test(request.url)
      ? community.fault(serve)
      : serve();
  });
  return community;
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
