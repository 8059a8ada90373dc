import {
  type ImportedRow,
  type ImportEvent,
  importOutcomes,
  type ImportSummary,
} from '../../../src/contract/index.ts';
import type { AppContext } from '../../app-context.ts';
import type { Csv, Line } from '../../csv.ts';
import { readSettings } from '../../settings/queries.ts';
import { Columns } from './columns.ts';
import { type Imported, type InvalidRow, rowReader } from './row.ts';
import { type Stored, storePeople } from './store.ts';

/** Rows that are stored in one transaction. */
const BATCH = 1000;

export interface ListFile {
  csv: Csv;
  input: AsyncIterable<Uint8Array>;
  /** Nothing is changed: the events say what would happen. */
  dryRun?: boolean;
}

/**
 * Imports a list as CSV, our own or another service's, in batches: yields its columns, what becomes of each row, and
 * last a summary. Throws `UnusableFile` before the first event.
 */
export async function* importList(
  ctx: AppContext,
  { csv, input, dryRun = false }: ListFile,
): AsyncGenerator<ImportEvent> {
  const settings = await readSettings(ctx.db);
  const summary: ImportSummary = { rows: noRows(), undated: 0, withoutZone: false };
  const unreadable: ImportedRow[] = [];
  const complain = (line: number, detail: string) => void unreadable.push(invalid({ line, detail }));
  const known: Known = new Map();
  let batch: Line[] = [];
  let columns: Columns | undefined;

  async function* finish(): AsyncGenerator<ImportEvent> {
    const read = columns ? await Promise.all(batch.map(rowReader(ctx, settings, columns))) : [];
    batch = [];
    const people = read.filter((it) => 'subscriber' in it);
    const rows = [
      ...unreadable.splice(0),
      ...read.filter((it): it is InvalidRow => !('subscriber' in it)).map(invalid),
      ...(await importPeople(ctx, people, { dryRun, known, summary })),
    ].sort((one, other) => one.line - other.line);
    for (const { outcome } of rows) summary.rows[outcome] += 1;
    if (rows.length > 0) yield { rows };
  }

  for await (const line of csv.read(input, complain)) {
    if (!columns) {
      columns = new Columns(line.columns);
      yield { columns: { service: columns.provider?.name ?? null, ignored: columns.unread } };
    }
    batch.push(line);
    if (batch.length === BATCH) yield* finish();
  }
  if (!columns) yield { columns: { service: null, ignored: [] } };
  yield* finish();
  yield { summary };
}

const noRows = () =>
  Object.fromEntries(importOutcomes.map((outcome) => [outcome, 0])) as ImportSummary['rows'];

const invalid = ({ line, detail, ...row }: InvalidRow): ImportedRow => ({
  ...{ line, detail },
  email: row.email ?? null,
  outcome: row.outcome ?? 'invalid',
  field: row.field ?? null,
});

/** People of earlier batches of a dry run, which are not in the database, and whether they left. */
type Known = Map<string, boolean>;

interface ImportOptions {
  dryRun: boolean;
  known: Known;
  summary: ImportSummary;
}

async function importPeople(
  ctx: AppContext,
  rows: readonly Imported[],
  { dryRun, known, summary }: ImportOptions,
): Promise<ImportedRow[]> {
  const people = new Map<string, Imported>();
  for (const row of rows) {
    const before = people.get(addressOf(row));
    // Of duplicate rows, one that says the person left takes precedence.
    if (!before || (row.left && !before.left)) people.set(addressOf(row), row);
  }
  const fresh = [...people.values()].filter((row) => !known.has(addressOf(row)));
  const stored = await storePeople(ctx.db, fresh, ctx.clock.now(), { dryRun });
  return rows.map((row) => {
    const address = addressOf(row);
    const result =
      people.get(address) !== row
        ? asKnown
        : known.has(address)
          ? ofEarlierBatch(row, known.get(address)!)
          : resultOf(row, stored);
    if (dryRun && result.outcome !== 'skipped') known.set(address, !!row.left || !!known.get(address));
    summary.withoutZone ||= row.withoutZone;
    if (result.outcome === 'confirmed' && !row.subscriber.confirmed_at) summary.undated += 1;
    return { line: row.line, email: row.subscriber.email, field: null, ...result };
  });
}

const addressOf = ({ subscriber }: Imported) => subscriber.canonical_email;

type Result = Pick<ImportedRow, 'outcome' | 'detail'>;
const asKnown: Result = { outcome: 'known', detail: null };

const nowUnsubscribed = ({ subscriber, left }: Imported): Result => ({
  outcome: 'left',
  detail: `${subscriber.email} is now unsubscribed: ${left}`,
});

const ofEarlierBatch = (row: Imported, hasLeft: boolean): Result =>
  row.left && !hasLeft ? nowUnsubscribed(row) : asKnown;

function resultOf(row: Imported, { added, unsubscribed, erased }: Stored): Result {
  const address = addressOf(row);
  const { email } = row.subscriber;
  if (erased.has(address))
    return { outcome: 'skipped', detail: `${email} was erased here and isn’t imported` };
  if (unsubscribed.has(address)) return nowUnsubscribed(row);
  if (!added.has(address)) return asKnown;
  return row.left
    ? { outcome: 'unsubscribed', detail: `${email} is imported as unsubscribed: ${row.left}` }
    : { outcome: 'confirmed', detail: null };
}
