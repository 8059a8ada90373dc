import type { Overview } from '../../src/contract/index.ts';
import { localIn, momentIn } from '../../src/contract/zoned.ts';
import type { AppContext } from '../app-context.ts';
import { countByChoice } from '../letters/queries/deliveries.ts';
import { nextIssue } from '../newsletter/next-issue.ts';
import { countPeople } from '../newsletter/queries/people.ts';
import { languageFinder, newsletterLanguages } from '../settings/languages.ts';
import { readSettings } from '../settings/queries.ts';
import type { Settings } from '../settings/settings.ts';
import * as rows from './queries/overview.ts';

const DAYS = 90;
const DAY_MS = 24 * 3600_000;
const MAX_SOURCES = 20;

/** `wanted`: languages for the day of the next issue, in order of preference. */
export async function readOverview(ctx: AppContext, wanted: readonly string[]): Promise<Overview> {
  const { db, clock } = ctx;
  const now = clock.now();
  const settings = await readSettings(db);
  const { schedule } = settings;
  const zone = schedule?.zone ?? 'UTC';
  const states = await rows.countByState(db);
  const letter = await rows.nextLetter(db);
  return {
    subscribers: {
      confirmed: states.get('confirmed') ?? 0,
      pending: await countPeople(db, { state: 'pending' }),
      left: states.get('unsubscribed') ?? 0,
      bounced: states.get('bounced') ?? 0,
    },
    zone,
    days: await daysUntil(ctx, now, zone),
    sources: await rows.countBySource(db, MAX_SOURCES),
    ...(await choicesOf(ctx, settings)),
    nextIssue: schedule && nextIssue(schedule, now, [...wanted, settings.locale]),
    nextLetter: letter
      ? {
          ...{ id: letter.id, subject: letter.subject, state: letter.state },
          scheduledFor: letter.scheduled_for?.toISOString() ?? null,
        }
      : null,
    waiting: await rows.readWaiting(db, now),
  };
}

/** The last days in a zone, today included. The server computes where they begin, because databases know fewer zones. */
async function daysUntil({ db }: AppContext, now: Date, zone: string): Promise<Overview['days']> {
  const today = Date.parse(`${localIn(now.toISOString(), zone).slice(0, 10)}T00:00Z`);
  const dates = Array.from({ length: DAYS }, (_, at) =>
    new Date(today - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10),
  );
  const starts = dates.map((date) => new Date(momentIn(`${date}T00:00`, zone)));
  const counts = new Map((await rows.countByDay(db, starts)).map((count) => [count.day, count]));
  return dates.map((date, at) => {
    const { confirmed = 0, left = 0 } = counts.get(at) ?? {};
    return { date, confirmed, left };
  });
}

/** Confirmed subscribers by topic, and by the newsletter's languages. */
async function choicesOf(
  { db }: AppContext,
  settings: Settings,
): Promise<Pick<Overview, 'topics' | 'languages'>> {
  const languages = newsletterLanguages(settings);
  const languageFor = languageFinder(languages);
  const choices = await countByChoice(db);
  const countOf = (matches: (choice: (typeof choices)[number]) => boolean) => {
    let count = 0;
    for (const choice of choices) if (matches(choice)) count += choice.count;
    return count;
  };
  return {
    topics: settings.topics.map(({ id }) => ({
      topic: id,
      count: countOf(({ topics }) => topics.includes(id)),
    })),
    languages: languages.map((language) => ({
      language,
      count: countOf(({ locale }) => languageFor(locale) === language),
    })),
  };
}
