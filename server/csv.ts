/** A row of a CSV file. */
export interface Line {
  number: number;
  /** All column names from the header row. */
  columns: readonly string[];
  cells: Record<string, string | undefined>;
}

/** Is told of a row that cannot be read. */
export type Complain = (line: number, detail: string) => Promise<void> | void;

/** The whole file can't be used. The message says why. */
export class UnusableFile extends Error {}

/** Reads and writes CSV. The app takes it from outside, because the parser needs the streams of Node. */
export interface Csv {
  /**
   * Streams the rows of a file. Unreadable rows are reported with their line number and skipped. Throws `UnusableFile`
   * if there is no email column.
   */
  read(input: AsyncIterable<Uint8Array>, complain: Complain): AsyncIterable<Line>;
  /** Cells that a spreadsheet would run as a formula get an apostrophe in front. */
  write(rows: readonly (readonly unknown[])[]): string;
}

/** The text of a cell without the apostrophe that an export adds to what a spreadsheet would run as a formula. */
export const plainCell = (text: string | undefined): string =>
  (text ?? '').replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');

/** The column of a cell with characters that are no text, as in a file that isn't UTF-8. */
export const unreadableColumn = (cells: Line['cells']): string | undefined =>
  Object.entries(cells).find(
    ([, text]) => text && /[\p{Cc}\uFFFD]/u.test(text.replace(/[\r\n\t]/g, '')),
  )?.[0];

export const UNREADABLE = 'has characters that are no text; save the file as UTF-8';
