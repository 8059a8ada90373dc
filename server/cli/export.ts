import { stringify } from 'csv-stringify/sync';
import type { AppContext } from '../app-context.ts';
import { type Consent, consentsOf } from '../newsletter/queries/consents.ts';
import { pendingSignupsAfter } from '../newsletter/queries/signups.ts';
import { subscribersAfter } from '../newsletter/queries/subscribers.ts';
import { readSettings } from '../settings/queries.ts';
import { consentColumns, type Person, personCells, personColumns } from './columns.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';

const BATCH = 1000;

type State = Extract<CommandRequest, { command: 'subscribers export' }>['state'];

/**
 * Streams the subscriber list as CSV in batches, so that memory use doesn't depend on its length. Returns the exit
 * code.
 */
export async function exportSubscribers(cli: CliContext, terminal: Terminal, state: State): Promise<number> {
  const ctx = contextFor(cli);
  const { consents } = await readSettings(cli.database);
  const purposes = consents.map(({ purpose }) => purpose);
  await terminal.out(csv([[...personColumns, ...purposes.flatMap(consentColumns), 'other_consents']]));
  let count = 0;
  for await (const people of batches(cli, state)) {
    const records = await consentsOf(
      cli.database,
      people.map(({ subject }) => subject),
    );
    const bySubject = Map.groupBy(records, ({ subject }) => subject);
    const lines = people.map((person) => line(ctx, person, bySubject.get(person.subject) ?? [], purposes));
    await terminal.out(csv(await Promise.all(lines)));
    count += people.length;
    if (count % 50_000 < people.length && count >= 50_000) await terminal.writeStatus(`${count} rows\n`);
  }
  await terminal.writeStatus(`Exported ${count} ${count === 1 ? 'person' : 'people'}.\n`);
  return 0;
}

// Spreadsheets execute cells that begin like a formula. A leading apostrophe prevents that.
const csv = (rows: unknown[][]) => stringify(rows, { escape_formulas: true });

async function* batches({ database }: CliContext, state: State): AsyncGenerator<Person[]> {
  if (state !== 'pending') yield* pieces((id) => subscribersAfter(database, id, state, BATCH));
  if (state === 'pending' || state === undefined)
    yield* pieces((id) => pendingSignupsAfter(database, id, BATCH));
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
