import { type CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { type Complain, type Csv, type Line, UnusableFile } from './csv.ts';

/** Limits memory use: an unclosed quote would otherwise read the rest of the file into one row. */
const MAX_ROW_LENGTH = 100_000;

/** CSV by the streams of Node. */
export const nodeCsv: Csv = {
  read: rowsIn,
  write: (rows) => stringify(rows as unknown[][], { escape_formulas: true }),
};

async function* rowsIn(input: AsyncIterable<Uint8Array>, complain: Complain): AsyncGenerator<Line> {
  const bytes = input[Symbol.asyncIterator]();
  const first = await firstLine(bytes);
  const skipped: Skipped[] = [];
  let columns: string[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(first.text),
    columns: (record: string[]) => (columns = headings(record)),
    info: true,
    trim: false,
    skip_empty_lines: true,
    relax_quotes: true, // a stray quote in one cell must not swallow the rows after it
    relax_column_count_less: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_LENGTH,
  });
  parser.on('skip', (error: Skipped) => {
    if (error.lines !== skipped.at(-1)?.lines) skipped.push(error); // one row can cause several errors
  });
  const source = Readable.from(rest(first.chunks, bytes), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{
    record: Line['cells'];
    info: { lines: number };
  }>) {
    while (skipped.length > 0) await report(skipped.shift()!, complain);
    yield { number: info.lines, columns, cells: record };
  }
  while (skipped.length > 0) await report(skipped.shift()!, complain);
}

type Skipped = CsvError & { lines?: number };

const report = ({ lines = 0, code }: Skipped, complain: Complain) =>
  complain(lines, `not readable as CSV (${code})`);

const ADDRESSES = [
  'email',
  'email_address',
  'address',
  'emailaddress',
  'email_adresse',
  'adresse_email',
  'emailadres',
  'courriel',
  'correo',
  'correo_electronico',
  'indirizzo_email',
  'endereco_de_email',
  'mail',
];

/** Normalizes the header row: `E-Mail Address` and `email` become the same name, and duplicates get a number. */
function headings(record: string[]): string[] {
  const names = record.map((name) =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '')
      .replace(/(^|_)e_mail(?=_|$)/g, '$1email'),
  );
  const email = ADDRESSES.map((name) => names.indexOf(name)).find((at) => at >= 0);
  if (email === undefined)
    throw new UnusableFile('The first line must name the columns. One of them must be "email".');
  names[email] = 'email';
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}_${time}`;
  });
}

/** Spreadsheets separate columns with commas, semicolons or tabs, depending on the locale. */
function delimiterOf(heading: string): string {
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

async function firstLine(bytes: AsyncIterator<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let text = '';
  const decoder = new TextDecoder();
  while (!text.includes('\n') && text.length < MAX_ROW_LENGTH) {
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
