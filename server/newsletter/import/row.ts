import {
  Attribution,
  Locale,
  MAX_FIELD_LENGTH,
  forPersonFields,
  personFields,
  PersonTexts,
} from '../../../src/contract/index.ts';
import type { AppContext } from '../../app-context.ts';
import { addressFrom } from '../../email/address.ts';
import { webAddress } from '../../html/plain-text.ts';
import type { NewConsent } from '../queries/consents.ts';
import type { NewSubscriber } from '../queries/subscribers.ts';
import { personTexts, subjectOf } from '../signups.ts';
import { randomName } from '../../secret.ts';
import type { Settings } from '../../settings/settings.ts';
import { attributions } from '../export/columns.ts';
import { type Line, plainCell, UNREADABLE, unreadableColumn } from '../../csv.ts';
import { type Columns, firstText, nameIn } from './columns.ts';
import { consentsOf } from './consents.ts';
import { importStatusOf, type MeantCell } from './status.ts';
import { timesOf } from './times.ts';

export interface Imported {
  line: number;
  subscriber: NewSubscriber;
  consents: NewConsent[];
  /** Why they are imported as unsubscribed. */
  left?: string;
  /** When they left. Undefined if the file doesn't say. */
  leftAt?: Date | undefined;
  withoutZone: boolean;
}

/** A row that is not imported. */
export interface InvalidRow extends Refusal {
  line: number;
}

interface Refusal {
  /** `skipped`: the row can be read, but the person must not be imported. Default: `invalid`. */
  outcome?: 'skipped' | 'invalid';
  email?: string;
  /** The column that is wrong. */
  field?: string;
  /** What to put there. */
  detail: string;
}

const wrong = (field: string, must: string): Refusal => ({ field, detail: `${field} ${must}` });

/** Creates a function that parses a row. */
export function rowReader(ctx: AppContext, settings: Settings, columns: Columns) {
  return async ({ number, cells }: Line): Promise<Imported | InvalidRow> => ({
    ...(await person(ctx, settings, columns, cells)),
    line: number,
  });
}

async function person(
  ctx: AppContext,
  settings: Settings,
  columns: Columns,
  cells: Line['cells'],
): Promise<Omit<Imported, 'line'> | Refusal> {
  const cell = (name: string) => plainCell(cells[name]);
  const unreadable = unreadableColumn(cells);
  if (unreadable !== undefined) return wrong(unreadable, UNREADABLE);
  const address = addressFrom(cell('email'));
  if (!address)
    return wrong('email', `must be an address like ada@example.org, not "${cell('email').slice(0, 80)}"`);
  const email = address.typed;
  const meant = columns.meant(cells);
  const status = importStatusOf(meant);
  if (status.state === 'left-out') return { outcome: 'skipped', email, detail: status.why };
  const texts = textsOf(meant);
  if ('detail' in texts) return { ...texts, email };
  const own = ownCells(cell, settings);
  if ('detail' in own) return { ...own, email };
  const now = ctx.clock.now();
  const times = timesOf(meant, now);
  if ('detail' in times) return { ...times, email };
  const left = status.state === 'unsubscribed' ? (times.left ?? now) : null;
  const subscriber: NewSubscriber = {
    id: randomName(),
    subject: await subjectOf(ctx, address.canonical),
    canonical_email: address.canonical,
    email,
    ...personTexts(texts),
    state: status.state,
    ...own,
    page_url: webAddress(cell('page')) ?? null,
    created_at: times.given ?? times.confirmed ?? now,
    // Leave unknown times empty; never use the time of the import.
    confirmed_at: times.confirmed ?? (columns.hasConfirmationTimes ? null : (times.given ?? null)),
    unsubscribed_at: left,
  };
  const consents = await consentsOf(ctx, settings, subscriber, { cell, meant, times, columns });
  const why = status.state === 'unsubscribed' ? { left: status.why, leftAt: times.left } : {};
  return { subscriber, consents, withoutZone: times.withoutZone, ...why };
}

type Cell = (name: string) => string;

/** Reads what the list says of a person. A name may stand in two columns. */
function textsOf(meant: readonly MeantCell[]): PersonTexts | Refusal {
  const given = forPersonFields((field) => firstText(meant, field));
  given.name = nameIn(meant);
  const unclean = personFields.find((field) => /\p{Cc}/u.test(given[field]));
  const { success, data, error } = PersonTexts.safeParse(given);
  if (success && !unclean) return data;
  return wrong(
    unclean ?? String(error!.issues[0]!.path[0]),
    `must be one line of at most ${MAX_FIELD_LENGTH} letters`,
  );
}

/** Reads the columns that only our own export has. */
function ownCells(cell: Cell, settings: Settings) {
  const locale = cell('locale') || settings.locale;
  if (!Locale.safeParse(locale).success) return wrong('locale', 'must be a language tag like en or de-AT');
  const topics = cell('topics')
    .split(/[\s,;|]+/)
    .filter((topic) => topic !== '');
  const wrongTopic = topics.find((topic) => !/^[a-z0-9][a-z0-9-]{0,63}$/.test(topic));
  if (wrongTopic !== undefined || topics.length > 20)
    return wrong('topics', 'must be at most 20 ids like practice, with a space between');
  const attribution = Attribution.safeParse(
    Object.fromEntries(attributions.map((name) => [name, cell(name) || undefined])),
  );
  if (!attribution.success)
    return {
      field: String(attribution.error.issues[0]!.path[0]),
      detail: 'source, medium, campaign, term, content and referrer take at most 500 letters each',
    };
  return { locale, topics, attribution: attribution.data };
}
