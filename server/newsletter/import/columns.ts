import { plainCell } from '../../csv.ts';
import { attributions } from '../export/columns.ts';
import { meaningOf, type Provider, providerOf } from './providers.ts';
import type { MeantCell } from './status.ts';

/** Columns of our own export that are read by name. `unsubscribe_link` is ignored, because the links are generated. */
const own = new Set([
  'topics',
  'locale',
  'page',
  'unsubscribe_link',
  'consent_wording',
  'other_consents',
  ...attributions,
]);
const isOwn = (column: string) => own.has(column) || column.startsWith('consent_');

/** The meaning of a file's columns. */
export class Columns {
  readonly provider: Provider | undefined;
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.provider = providerOf(names);
  }

  /** Columns with unknown meaning. They are not imported. */
  get unread(): string[] {
    return this.#names.filter((name) => !isOwn(name) && meaningOf(name, this.provider) === undefined);
  }

  /** Whether the file has its own confirmation times. An empty cell then means that the time is unknown. */
  get hasConfirmationTimes(): boolean {
    return this.#names.includes('confirmed_at');
  }

  meant(cells: Record<string, string | undefined>): MeantCell[] {
    return Object.entries(cells).flatMap(([column, text = '']) => {
      const meaning = isOwn(column) ? undefined : meaningOf(column, this.provider);
      return meaning && meaning !== 'unused' ? [{ column, meaning, text }] : [];
    });
  }
}

/** The first text with a meaning. */
export const firstText = (meant: readonly MeantCell[], wanted: MeantCell['meaning']): string =>
  plainCell(meant.find(({ meaning, text }) => meaning === wanted && text.trim())?.text).trim();

/** A person's name, which may stand in two columns. */
export const nameIn = (meant: readonly MeantCell[]): string =>
  firstText(meant, 'name') ||
  [firstText(meant, 'first-name'), firstText(meant, 'last-name')].filter(Boolean).join(' ');
