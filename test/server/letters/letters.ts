import type { Letter, LetterEntry, LetterRequest } from '../../../src/contract/index.ts';
import type { EmailMessage, Settings } from '../../../server/index.ts';
import { defaultSettings, writeSettings } from '../../../server/index.ts';
import type { JobContext } from '../../../server/app-context.ts';
import type { Database, SubscriberRow } from '../../../server/database/tables.ts';
import { startDueLetters } from '../../../server/letters/schedule.ts';
import { deliverLetters, type LetterDelivery } from '../../../server/letters/sending/deliver.ts';
import { subjectOf } from '../../../server/newsletter/signups.ts';
import { offlineLinkReader } from '../../../server/safe-fetch/port.ts';
import { type Community, type StillClock } from '../community.ts';
import { type Browser, contextOf, signedInAs } from '../members/browser.ts';

export const written = (more: Partial<LetterRequest> = {}): LetterRequest => ({
  subject: 'A heron on the roof',
  previewText: 'And what it taught us',
  format: 'markdown',
  content: 'Draw **one bird** this week.\n\nSee [the guide](https://www.example.org/guide).',
  topics: [],
  language: null,
  ...more,
});

/** A host who writes letters. */
export class Host {
  readonly browser: Browser;
  constructor(browser: Browser) {
    this.browser = browser;
  }
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.browser.request(method, `/newsletter/letters${path}`, body);
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer as Answer;
  }
  write = (more?: Partial<LetterRequest>) => this.call<Letter>('POST', '', written(more));
  read = (id: string) => this.call<Letter>('GET', `/${id}`);
  send = ({ id, version }: Pick<Letter, 'id' | 'version'>) =>
    this.call<LetterEntry>('POST', `/${id}/send`, { version });
  schedule = ({ id, version }: Pick<Letter, 'id' | 'version'>, at?: string) =>
    this.call<LetterEntry>('PUT', `/${id}/schedule`, { version, ...(at && { at }) });
}

export const host = async (here: Community, email = 'hanna@example.org') =>
  new Host(await signedInAs(here, { email, name: 'Hanna', role: 'host' }));

export const settingsOf = async (here: Community, change: Partial<Settings> = {}) =>
  writeSettings(here.database, { ...defaultSettings, ...change }, here.clock.now());

/** Puts people on the list, who confirmed a day ago. */
export async function subscribers(
  here: Community,
  people: readonly (
    | string
    | ({ email: string } & Partial<{ locale: string; topics: string[]; state: SubscriberRow['state'] }>)
  )[],
): Promise<void> {
  const ctx = contextOf(here);
  const confirmed = new Date(here.clock.time - 24 * 3600_000);
  const rows = await Promise.all(
    people.map(async (person) => {
      const {
        email,
        locale = 'en',
        topics = [],
        state = 'confirmed',
      } = typeof person === 'string' ? { email: person } : person;
      return {
        ...{
          id: crypto.randomUUID(),
          subject: await subjectOf(ctx, email),
          canonical_email: email,
          email,
          name: null,
        },
        ...{ topics: JSON.stringify(topics), locale, page_url: null, attribution: '{}', state },
        ...{
          created_at: confirmed,
          confirmed_at: confirmed,
          unsubscribed_at: state === 'unsubscribed' ? confirmed : null,
        },
      };
    }),
  );
  await here.database.insertInto('subscribers').values(rows).execute();
}

export const names = (count: number) => Array.from({ length: count }, (_, at) => `reader-${at}@example.org`);

export const jobsOf = (here: Community): JobContext => ({
  ...contextOf(here),
  web: offlineLinkReader,
  report: (error) => void here.accidents.push(error),
});

/** Starts what is due, and sends all of it; the clock runs as fast as the rate needs. */
export async function sendAll(
  here: Community,
  mailer: LetterDelivery['mailer'],
  more: Partial<LetterDelivery> = {},
): Promise<void> {
  const ctx = jobsOf(here);
  await startDueLetters(ctx);
  await deliverLetters({
    ctx,
    mailer,
    report: ctx.report,
    catchUpMs: 5000,
    pause: passing(here.clock),
    ...more,
  });
}

export const passing = (clock: StillClock) => async (ms: number) => clock.pass(ms / 1000);

/** A mail server that takes everything. */
export class Outbox {
  readonly emails: EmailMessage[] = [];
  async send(email: EmailMessage): Promise<void> {
    this.emails.push(email);
  }
  recipients = () => this.emails.map(({ to }) => to).sort();
}

export const stateOf = async (database: Database, id: string) =>
  (await database.selectFrom('letters').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
