import type { AppContext } from '../../app-context.ts';
import { readDate } from '../../feeds/dates.ts';
import { webAddress } from '../../html/plain-text.ts';
import type { NewConsent } from '../queries/consents.ts';
import type { NewSubscriber } from '../queries/subscribers.ts';
import { ipTagOf } from '../signups.ts';
import { randomName, sha256 } from '../../secret.ts';
import { newsletterIn, type Settings } from '../../settings/settings.ts';
import type { Columns } from './columns.ts';
import type { MeantCell } from './status.ts';
import type { Times } from './times.ts';

/** Recorded when the file doesn't contain the wording of the consent. */
export const UNKNOWN_WORDING =
  'Imported by the owner, who holds the proof of consent. The wording is unknown.';

export interface Row {
  /** Returns a cell of our own columns. */
  cell: (name: string) => string;
  meant: readonly MeantCell[];
  times: Times;
  columns: Columns;
}

/** The consents as the file states them, or records that say it doesn't. Never claims more than the file shows. */
export async function consentsOf(
  ctx: AppContext,
  settings: Settings,
  subscriber: NewSubscriber,
  row: Row,
): Promise<NewConsent[]> {
  const { cell } = row;
  const configured = newsletterIn(settings, [subscriber.locale]).consents;
  const stated = configured.filter(
    ({ purpose, required }) => required || cell(`consent_${purpose}_wording`) !== '',
  );
  const records = stated.map(async ({ purpose, wording: current }) => {
    const wording = cell(`consent_${purpose}_wording`) || cell('consent_wording') || UNKNOWN_WORDING;
    const record: Omit<NewConsent, 'id' | 'event' | 'recorded_at'> = {
      subject: subscriber.subject,
      signup_id: null,
      purpose,
      wording,
      sha256: await sha256(wording),
      as_configured: wording === current,
      locale: subscriber.locale,
      page_url: webAddress(cell(`consent_${purpose}_page`) || cell('page')) ?? null,
      method: 'import',
      ip_tag: null,
      evidence: cell(`consent_${purpose}_evidence`) || evidenceOf(row),
    };
    return eventsOf(ctx, subscriber, row, purpose).then((events) =>
      events.map((event) => ({ ...record, ...event, id: randomName() })),
    );
  });
  return (await Promise.all(records)).flat();
}

type Happened = Pick<NewConsent, 'event' | 'recorded_at' | 'ip_tag'>;

async function eventsOf(
  ctx: AppContext,
  subscriber: NewSubscriber,
  { cell, meant, times }: Row,
  purpose: string,
): Promise<Happened[]> {
  const dateIn = (name: string) => dateOf(cell(`consent_${purpose}_${name}`));
  const ipTag = async (meaning: MeantCell['meaning']) =>
    ipTagOf(ctx, meant.find((it) => it.meaning === meaning && it.text.trim())?.text.trim());
  const given = dateIn('at') ?? times.given;
  const confirmed = dateIn('confirmed_at') ?? subscriber.confirmed_at;
  const { unsubscribed_at: left } = subscriber;
  const [givenIp, confirmedIp] = [await ipTag('given-ip'), await ipTag('confirmed-ip')];
  return [
    ...(given ? [{ event: 'given' as const, recorded_at: given, ip_tag: givenIp }] : []),
    ...(confirmed ? [{ event: 'confirmed' as const, recorded_at: confirmed, ip_tag: confirmedIp }] : []),
    ...(!confirmed && !left
      ? [{ event: 'imported' as const, recorded_at: ctx.clock.now(), ip_tag: confirmedIp ?? givenIp }]
      : []),
    ...(left ? [{ event: 'withdrawn' as const, recorded_at: left, ip_tag: null }] : []),
  ];
}

const EVIDENCE = new Set([
  'given-at',
  'confirmed-at',
  'left-at',
  'left',
  'status',
  'type',
  'wants',
  'double-opt-in',
]);
const MAX_EVIDENCE = 2000;

/**
 * What the file says about a person's consent, as evidence. IP addresses are not included: they are stored only as
 * keyed hashes, as for signups.
 */
function evidenceOf({ meant, times, columns }: Row): string {
  const said = meant
    .filter(({ meaning, text }) => EVIDENCE.has(meaning) && text.trim())
    .map(({ column, text }) => `${column}=${text.trim().slice(0, 200)}`);
  const from = columns.provider ? `List of ${columns.provider.name}` : 'List as CSV';
  const zone = times.withoutZone ? '; times without a zone read as UTC' : '';
  return `${[from, ...said].join('; ')}${zone}`.slice(0, MAX_EVIDENCE);
}

function dateOf(text: string): Date | undefined {
  const date = readDate(text);
  return date === undefined ? undefined : new Date(date);
}
