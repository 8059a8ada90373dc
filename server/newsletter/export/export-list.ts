import type { AppContext } from '../../app-context.ts';
import type { Csv } from '../../csv.ts';
import { readSettings } from '../../settings/queries.ts';
import { type Consent, consentsOf } from '../queries/consents.ts';
import { pendingSignupsAfter } from '../queries/signups.ts';
import { subscribersAfter } from '../queries/subscribers.ts';
import { consentColumns, type Person, personCells, personColumns } from './columns.ts';

const BATCH = 1000;

type State = 'pending' | Parameters<typeof subscribersAfter>[2];

/** The list as CSV, in batches, so that memory use doesn't depend on its length. `people`: how many a batch has. */
export async function* exportList(
  ctx: AppContext,
  csv: Csv,
  state?: State,
): AsyncGenerator<{ text: string; people: number }> {
  const { consents } = await readSettings(ctx.db);
  const purposes = consents.map(({ purpose }) => purpose);
  const columns = [...personColumns, ...purposes.flatMap(consentColumns), 'other_consents'];
  yield { text: csv.write([columns]), people: 0 };
  for await (const people of batches(ctx, state)) {
    const records = await consentsOf(
      ctx.db,
      people.map(({ subject }) => subject),
    );
    const bySubject = Map.groupBy(records, ({ subject }) => subject);
    const lines = people.map((person) => line(ctx, person, bySubject.get(person.subject) ?? [], purposes));
    yield { text: csv.write(await Promise.all(lines)), people: people.length };
  }
}

async function* batches({ db }: AppContext, state: State): AsyncGenerator<Person[]> {
  if (state !== 'pending') yield* pieces((id) => subscribersAfter(db, id, state, BATCH));
  if (state === 'pending' || state === undefined) yield* pieces((id) => pendingSignupsAfter(db, id, BATCH));
}

async function* pieces<R extends Person>(after: (id: string) => Promise<R[]>): AsyncGenerator<R[]> {
  for (let id = ''; ;) {
    const rows = await after(id);
    if (rows.length === 0) return;
    yield rows;
    id = rows.at(-1)!.id;
  }
}

async function line(
  ctx: AppContext,
  person: Person,
  consents: Consent[],
  purposes: string[],
): Promise<unknown[]> {
  const ours =
    'code_hash' in person ? consents.filter(({ signup_id: signup }) => signup === person.id) : consents;
  const others = ours.filter(({ purpose }) => !purposes.includes(purpose));
  return [
    ...(await personCells(ctx, person)),
    ...purposes.flatMap((purpose) => consentCells(ours.filter((consent) => consent.purpose === purpose))),
    others.length === 0 ? '' : JSON.stringify(others.map(shown)),
  ];
}

/** The latest consent for a purpose: what was given, and when it was confirmed. */
function consentCells(consents: Consent[]): unknown[] {
  const confirmed = consents.findLast(({ event }) => event === 'confirmed' || event === 'imported');
  const given = consents.findLast(
    ({ event, signup_id: signup }) => event === 'given' && (!confirmed || signup === confirmed.signup_id),
  );
  const consent = confirmed ?? given;
  if (!consent) return consentColumns('').map(() => '');
  const { wording, sha256, as_configured, locale, method, page_url: page } = consent;
  return [
    wording,
    sha256,
    as_configured ? 'yes' : 'no',
    locale,
    method,
    page,
    time(given?.recorded_at ?? (consent.event === 'imported' ? null : consent.recorded_at)),
    time(confirmed?.event === 'confirmed' ? confirmed.recorded_at : null),
    consent.evidence,
  ];
}

const shown = ({ event, purpose, wording, sha256, method, page_url: page, recorded_at }: Consent) => ({
  event,
  purpose,
  wording,
  sha256,
  method,
  page,
  time: recorded_at,
});

const time = (date: Date | null | undefined) => date?.toISOString() ?? '';
