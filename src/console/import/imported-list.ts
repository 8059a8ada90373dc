import type { TemplateResult } from 'lit';
import type { ZodMiniType } from 'zod/mini';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Section } from '../route.ts';

/** What is said of a row of a file. */
export interface ImportedRow {
  line: number;
  email: string | null;
  outcome: string;
  field: string | null;
  detail: string | null;
}

export interface ImportSummary {
  /** How many rows had which outcome. */
  rows: Readonly<Record<string, number>>;
}

/** What became of a file, or would. */
export interface ImportResult<Row extends ImportedRow, Summary extends ImportSummary> {
  service: string | null;
  ignored: readonly string[];
  rows: readonly Row[];
  summary: Summary;
}

/** A line of the response to an import. */
export type ImportEvent<Row, Summary> =
  | { columns: { service: string | null; ignored: readonly string[] } }
  | { rows: readonly Row[] }
  | { summary: Summary }
  | { problem: Problem };

/** A list that files are imported into: how, and what is said about it. */
export interface ImportedList<Row extends ImportedRow, Summary extends ImportSummary> {
  section: Section;
  endpoint: Endpoint;
  /** Of each line of the response. */
  event: ZodMiniType<ImportEvent<Row, Summary>>;
  maxBytes: number;
  /** The outcomes in the order in which they are shown, each with a word and what it means. */
  outcomes: readonly (readonly [outcome: Row['outcome'], word: string, hint: string])[];
  /** Outcomes of rows that change something. */
  changing: readonly Row['outcome'][];
  words: {
    title: string;
    text: string;
    fileHint: string;
    fileTooLarge: string;
    back: string;
    /** Link to the list after the import. */
    list: string;
  };
  /** Text of the button that imports. */
  submit: (summary: Summary) => string;
  /** What is said of the file as a whole, beside what is said of every file. */
  notes?: (summary: Summary) => readonly (string | false)[];
  /** What is said of a row under its outcome. */
  note?: (row: Row) => TemplateResult | undefined;
  /** One sentence for a refusal that only this list has. */
  failures?: Readonly<Record<string, string>>;
}
