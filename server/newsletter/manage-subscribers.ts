import type {
  SubscriberEntry,
  SubscriberFilterQuery,
  SubscriberList,
  SubscriberRecord,
  SubscribersQuery,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { creationCursor, type ListPage, pageOf } from '../http/list-page.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterLanguages, languageFinder } from '../settings/languages.ts';
import { eraseAddress, personalRecords } from './personal-data.ts';
import * as people from './queries/people.ts';

const PAGE_SIZE = 50;

export async function listSubscribers(
  ctx: AppContext,
  { after, limit = PAGE_SIZE, ...query }: SubscribersQuery,
): Promise<SubscriberList> {
  const filter = await filterFrom(ctx, query);
  const read = (page: ListPage) => people.listPeople(ctx.db, { ...page, ...filter });
  const { rows, next } = await pageOf({ after, limit }, read, creationCursor);
  return { subscribers: rows.map(presentEntry), next, total: await people.countPeople(ctx.db, filter) };
}

async function filterFrom(
  { db }: AppContext,
  { language, source, withoutSource, ...filter }: SubscriberFilterQuery,
): Promise<people.PersonFilter> {
  return {
    ...filter,
    source: withoutSource ? null : source,
    ...(language !== undefined && { locales: await localesFor(db, language) }),
  };
}

/** The languages of people who get letters in one of the newsletter's languages. */
async function localesFor(database: AppContext['db'], language: string): Promise<string[]> {
  const languageFor = languageFinder(newsletterLanguages(await readSettings(database)));
  return (await people.localesOfPeople(database)).filter((locale) => languageFor(locale) === language);
}

export async function readSubscriber({ db }: AppContext, id: string): Promise<SubscriberRecord> {
  const person = await people.listedPerson(db, id);
  if (!person) throw noSubscriber();
  const { signups, consents, letters, bounces } = await personalRecords(db, id);
  return {
    subscriber: { ...presentEntry(person), page: person.page_url, attribution: person.attribution },
    signups: signups.map(({ name, topics, locale, page_url, attribution, created_at }) => ({
      ...{ name, topics, attribution },
      language: locale,
      page: page_url,
      createdAt: created_at.toISOString(),
    })),
    consents: consents.map(({ event, purpose, wording, sha256, method, evidence, ...consent }) => ({
      ...{ event, purpose, wording, sha256, method, evidence },
      asConfigured: consent.as_configured,
      language: consent.locale,
      page: consent.page_url,
      addressHashed: consent.ip_tag !== null,
      recordedAt: consent.recorded_at.toISOString(),
    })),
    letters: letters.map(({ subject, state, sent_at }) => ({
      ...{ subject, state },
      sentAt: sent_at?.toISOString() ?? null,
    })),
    bounces: bounces.map(({ kind, reason, source, received_at }) => ({
      ...{ kind, reason, source },
      receivedAt: received_at.toISOString(),
    })),
  };
}

export async function eraseSubscriber(ctx: AppContext, id: string): Promise<void> {
  const person = await people.listedPerson(ctx.db, id);
  if (!person) throw noSubscriber();
  await eraseAddress(ctx, person.canonical_email);
}

const noSubscriber = () =>
  new ProblemError('not-found', { detail: 'There is no such subscriber. They may have been erased.' });

function presentEntry(person: people.ListedPerson): SubscriberEntry {
  const { id, email, name, state, topics, source } = person;
  return {
    ...{ id, email, name, state, topics, source },
    language: person.locale,
    createdAt: person.created_at.toISOString(),
    confirmedAt: person.confirmed_at?.toISOString() ?? null,
    unsubscribedAt: person.unsubscribed_at?.toISOString() ?? null,
  };
}
