import { readSettings } from '../settings/queries.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';
import { type Complain, type Line, rowsIn, UnusableFile } from './csv.ts';
import { Columns } from './import-columns.ts';
import { type Imported, rowReader, type SkippedRow } from './import-row.ts';
import { storePeople } from './import-store.ts';

const BATCH = 1000;
const REPORT_EVERY = 50_000;

interface Tally {
  added: number;
  known: number;
  bad: number;
  /** Number of added people who are unsubscribed. */
  unsubscribed: number;
  /** Number of added subscribers without a confirmation time in the file. */
  undated: number;
  withoutZone: boolean;
}

/**
 * Imports a subscriber list from CSV, our own or another provider's, in batches. Invalid rows are reported with their
 * line number and skipped. Returns the exit code.
 */
export async function importSubscribers(cli: CliContext, terminal: Terminal): Promise<number> {
  const ctx = contextFor(cli);
  const settings = await readSettings(cli.database);
  const tally: Tally = { added: 0, known: 0, bad: 0, unsubscribed: 0, undated: 0, withoutZone: false };
  const tell = (line: number, detail: string) => terminal.writeStatus(`line ${line}: ${detail}\n`);
  const complain: Complain = async (line, detail) => {
    tally.bad += 1;
    await tell(line, detail);
  };
  let batch: Line[] = [];
  let columns: Columns | undefined;
  let seen = 0;
  const finish = async () => {
    if (!columns) return;
    const rows = await Promise.all(batch.map(rowReader(ctx, settings, columns)));
    batch = [];
    await store(cli, rows, tally, { complain, tell });
  };
  try {
    for await (const line of rowsIn(terminal.input, complain)) {
      columns ??= await begin(line, terminal);
      batch.push(line);
      seen += 1;
      if (batch.length === BATCH) await finish();
      if (seen % REPORT_EVERY === 0) await terminal.writeStatus(`${seen} rows\n`);
    }
    await finish();
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    await terminal.writeStatus(`${error.message}\n`);
    return 1;
  }
  await summarize(tally, terminal);
  return 0;
}

async function begin({ columns: names }: Line, { writeStatus }: Terminal): Promise<Columns> {
  const columns = new Columns(names);
  if (columns.provider) await writeStatus(`This list comes from ${columns.provider.name}.\n`);
  if (columns.unread.length > 0) await writeStatus(`Ignored columns: ${columns.unread.join(', ')}.\n`);
  return columns;
}

async function summarize(tally: Tally, { writeStatus }: Terminal): Promise<void> {
  await writeStatus(
    `Imported: ${tally.added}. Already on the list: ${tally.known}. Skipped: ${tally.bad}.\n`,
  );
  if (tally.unsubscribed > 0)
    await writeStatus(`Unsubscribed: ${tally.unsubscribed} of those imported, as in the file.\n`);
  if (tally.undated > 0)
    await writeStatus(
      `The file doesn’t say when ${tally.undated} of them gave consent, so the time is recorded as unknown. Keep your proof of consent.\n`,
    );
  if (tally.withoutZone) await writeStatus('Times without a time zone were read as UTC.\n');
}

interface Report {
  complain: Complain;
  /** Reports a line about a person who is not skipped. */
  tell: Complain;
}

async function store(
  { database, clock }: CliContext,
  rows: readonly (Imported | SkippedRow)[],
  tally: Tally,
  { complain, tell }: Report,
): Promise<void> {
  const people = new Map<string, Imported>();
  for (const row of rows) {
    if ('why' in row) {
      await complain(row.line, row.why);
      continue;
    }
    const before = people.get(row.subscriber.canonical_email);
    if (before) tally.known += 1;
    // Of duplicate rows, one that says the person left takes precedence.
    if (!before || (row.left && !before.left)) people.set(row.subscriber.canonical_email, row);
  }
  if (people.size === 0) return;
  const stored = await storePeople(database, [...people.values()], clock.now());
  for (const person of people.values()) {
    const { line, left, subscriber, withoutZone } = person;
    const { canonical_email: address, email, confirmed_at: confirmedAt } = subscriber;
    tally.withoutZone ||= withoutZone;
    if (stored.erased.has(address)) await complain(line, `${email} was erased here and isn’t imported`);
    else if (stored.added.has(address)) {
      tally.added += 1;
      if (left) {
        tally.unsubscribed += 1;
        await tell(line, `${email} is imported as unsubscribed: ${left}`);
      } else if (!confirmedAt) tally.undated += 1;
    } else {
      tally.known += 1;
      if (stored.unsubscribed.has(address)) await tell(line, `${email} is now unsubscribed: ${left}`);
    }
  }
}
