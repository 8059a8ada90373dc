import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { Office } from '../office.ts';
import { defaultLimits } from '../http/limits.ts';
import { type Consent, recordConsents } from '../newsletter/rows/consents.ts';
import { readSettings } from '../newsletter/rows/settings.ts';
import { addSubscribers, type NewSubscriber } from '../newsletter/rows/subscribers.ts';
import { secretFrom } from '../secret.ts';
import { type Imported, type Line, rowReader } from './import-row.ts';
import type { Terminal, Workplace } from './orders.ts';

const BATCH = 1000;
const REPORT_EVERY = 50_000;
/** A quote that is never closed would otherwise gather the rest of the file in memory. */
const LONGEST_ROW = 100_000;

interface Tally {
  added: number;
  known: number;
  bad: number;
}

/** Reads the list as CSV in pieces. A bad row is told with its line, and the others go in. */
export async function importSubscribers(place: Workplace, terminal: Terminal): Promise<number> {
  const office: Office = { ...place, secret: secretFrom(place.secret), limits: defaultLimits };
  const read = rowReader(office, await readSettings(place.database));
  const tally: Tally = { added: 0, known: 0, bad: 0 };
  const complain = async (line: number, detail: string) => {
    tally.bad += 1;
    await terminal.say(`line ${line}: ${detail}\n`);
  };
  let batch: Line[] = [];
  let seen = 0;
  const finish = async () => {
    await store(place, await Promise.all(batch.map(read)), tally, complain);
    batch = [];
  };
  try {
    for await (const line of lines(terminal.input, complain)) {
      batch.push(line);
      seen += 1;
      if (batch.length === BATCH) await finish();
      if (seen % REPORT_EVERY === 0) await terminal.say(`${seen} rows\n`);
    }
    await finish();
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    await terminal.say(`${error.message}\n`);
    return 1;
  }
  await terminal.say(`Imported ${tally.added}, there already ${tally.known}, left out ${tally.bad}.\n`);
  return 0;
}

async function store(
  place: Workplace,
  rows: (Imported | string)[],
  tally: Tally,
  complain: Complain,
): Promise<void> {
  const people = new Map<string, Imported>();
  for (const row of rows) {
    if (typeof row === 'string') {
      const [line, detail] = split(row);
      await complain(line, detail);
    } else if (people.has(row.subscriber.address)) tally.known += 1;
    else people.set(row.subscriber.address, row);
  }
  if (people.size === 0) return;
  const all = [...people.values()];
  const added = await place.database.transaction().execute(async (transaction) => {
    const fresh = await addSubscribers(
      transaction,
      all.map(({ subscriber }): NewSubscriber => subscriber),
    );
    const consents = all.flatMap(({ subscriber, consents }): Consent[] =>
      fresh.has(subscriber.address) ? consents : [],
    );
    await recordConsents(transaction, consents);
    return fresh.size;
  });
  tally.added += added;
  tally.known += people.size - added;
}

type Complain = (line: number, detail: string) => Promise<void>;

const split = (complaint: string): [number, string] => {
  const colon = complaint.indexOf(':');
  return [Number(complaint.slice(0, colon)), complaint.slice(colon + 1)];
};

class UnusableFile extends Error {}

async function* lines(input: AsyncIterable<Uint8Array>, complain: Complain): AsyncGenerator<Line> {
  const bytes = input[Symbol.asyncIterator]();
  const first = await firstLine(bytes);
  const skipped: Skipped[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(first.text),
    columns: headings,
    info: true,
    trim: false,
    skip_empty_lines: true,
    relax_quotes: true, // a stray quote in one cell must not swallow the rows after it
    relax_column_count_less: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
  });
  parser.on('skip', (error: Skipped) => {
    if (error.lines !== skipped.at(-1)?.lines) skipped.push(error); // one row can have several faults
  });
  const source = Readable.from(rest(first.chunks, bytes), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{
    record: Line['cells'];
    info: { lines: number };
  }>) {
    while (skipped.length > 0) await report(skipped.shift()!, complain);
    yield { number: info.lines, cells: record };
  }
  while (skipped.length > 0) await report(skipped.shift()!, complain);
}

type Skipped = CsvError & { lines?: number };

const report = ({ lines = 0, code }: Skipped, complain: Complain) =>
  complain(lines, `not readable as CSV (${code})`);

/** `E-Mail Address` and `email` are one heading. */
function headings(record: string[]): string[] {
  const names = record.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
      .replace(/^e_mail/, 'email'),
  );
  const email = names.findIndex((name) => ['email', 'email_address', 'address'].includes(name));
  if (email < 0)
    throw new UnusableFile('The first line must name the columns, and one of them must be "email".');
  names[email] = 'email';
  return names;
}

/** Spreadsheets write commas, semicolons or tabs, as the country has it. */
function delimiterOf(heading: string): string {
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

async function firstLine(bytes: AsyncIterator<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let text = '';
  const decoder = new TextDecoder();
  while (!text.includes('\n') && text.length < LONGEST_ROW) {
    const { done, value } = (await bytes.next()) as IteratorResult<Uint8Array, undefined>;
    if (done) break;
    chunks.push(value);
    text += decoder.decode(value, { stream: true });
  }
  return { chunks, text: text.split('\n')[0]! };
}

async function* rest(chunks: Uint8Array[], bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (;;) {
    const { done, value } = (await bytes.next()) as IteratorResult<Uint8Array, undefined>;
    if (done) return;
    yield value;
  }
}
