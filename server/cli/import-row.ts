import { Attribution, Locale } from '../../src/contract/index.ts';
import type { Office } from '../office.ts';
import { addressFrom } from '../newsletter/address.ts';
import { webAddress } from '../newsletter/pages/layout.ts';
import type { Consent } from '../newsletter/rows/consents.ts';
import type { NewSubscriber } from '../newsletter/rows/subscribers.ts';
import { newsletterIn, type Settings } from '../newsletter/settings.ts';
import { subjectOf } from '../newsletter/subscriptions.ts';
import { randomName, sha256 } from '../secret.ts';
import { attributions } from './columns.ts';
import type { Line } from './csv.ts';

export interface Imported {
  subscriber: NewSubscriber;
  consents: Consent[];
}

/** What is on record when the file does not say in which words somebody agreed. */
export const UNKNOWN_WORDING =
  'Imported by the owner, who holds the proof of consent. The wording is not known here.';

/** Reads rows into people; a row that cannot be read becomes `line:complaint`. */
export function rowReader(office: Office, settings: Settings) {
  return async ({ number, cells }: Line): Promise<Imported | string> => {
    const cell = (name: string) => plain(cells[name]);
    const unreadable = Object.entries(cells).find(
      ([, text]) => text && /[\p{Cc}\uFFFD]/u.test(text.replace(/[\r\n\t]/g, '')),
    );
    if (unreadable)
      return `${number}:${unreadable[0]} has characters that are no text; save the file as UTF-8`;
    const address = addressFrom(cell('email'));
    if (!address)
      return `${number}:email must be an address like ada@example.org, not "${cell('email').slice(0, 80)}"`;
    if (cell('name').length > 200 || /\p{Cc}/u.test(cell('name')))
      return `${number}:name must be one line of at most 200 letters`;
    const state = cell('state').toLowerCase() || 'confirmed';
    if (state !== 'confirmed' && state !== 'unsubscribed')
      return `${number}:state must be confirmed or unsubscribed, not "${state.slice(0, 80)}"; nobody else can confirm for a person`;
    const locale = cell('locale') || settings.locale;
    if (!Locale.safeParse(locale).success) return `${number}:locale must be a language tag like en or de-AT`;
    const topics = cell('topics')
      .split(/[\s,;|]+/)
      .filter((topic) => topic !== '');
    const wrongTopic = topics.find((topic) => !/^[a-z0-9][a-z0-9-]{0,63}$/.test(topic));
    if (wrongTopic !== undefined || topics.length > 20)
      return `${number}:topics must be at most 20 ids like practice, with a space between`;
    const times = timesOf(cell, office.clock.now());
    if (typeof times === 'string') return `${number}:${times}`;
    const attribution = Attribution.safeParse(
      Object.fromEntries(attributions.map((name) => [name, cell(name) || undefined])),
    );
    if (!attribution.success)
      return `${number}:source, medium, campaign, term, content and referrer take at most 500 letters each`;

    const subscriber: NewSubscriber = {
      id: randomName(),
      subject: await subjectOf(office, address.canonical),
      address: address.canonical,
      email: address.typed,
      name: cell('name').trim() || null,
      state,
      topics,
      locale,
      page: webAddress(cell('page'))?.href ?? null,
      attribution: attribution.data,
      created_at: times.created,
      confirmed_at: times.confirmed,
      unsubscribed_at: state === 'unsubscribed' ? (times.unsubscribed ?? times.created) : null,
    };
    return { subscriber, consents: await consentsIn(cell, subscriber, settings) };
  };
}

type Cell = (name: string) => string;

/** Takes off the apostrophe that an export put before what a spreadsheet would run as a formula. */
const plain = (text: string | undefined) =>
  (text ?? '').replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');

function timesOf(cell: Cell, now: Date) {
  const [created, confirmed, unsubscribed] = ['created_at', 'confirmed_at', 'unsubscribed_at'].map((name) => {
    const text = cell(name).trim();
    if (text === '') return undefined;
    const time = new Date(text);
    return Number.isNaN(time.getTime()) || time > now
      ? `${name} must be a past time like 2026-11-19T08:00:00Z`
      : time;
  });
  const wrong = [created, confirmed, unsubscribed].find((time) => typeof time === 'string');
  if (typeof wrong === 'string') return wrong;
  const begun = (created ?? confirmed ?? now) as Date;
  return {
    created: begun,
    confirmed: (confirmed ?? begun) as Date,
    unsubscribed: unsubscribed as Date | undefined,
  };
}

/** The consent as the file states it, or that it does not; never more than the owner can know. */
async function consentsIn(cell: Cell, subscriber: NewSubscriber, settings: Settings): Promise<Consent[]> {
  const configured = newsletterIn(settings, [subscriber.locale]).consents;
  const stated = configured.filter(
    ({ purpose, required }) => required || cell(`consent_${purpose}_wording`) !== '',
  );
  const records = stated.map(async ({ purpose, wording: current }): Promise<Consent[]> => {
    const wording = cell(`consent_${purpose}_wording`) || cell('consent_wording') || UNKNOWN_WORDING;
    const at = (name: string) => dateOr(cell(`consent_${purpose}_${name}`), undefined);
    const confirmedAt = at('confirmed_at') ?? subscriber.confirmed_at ?? subscriber.created_at;
    const record: Consent = {
      id: randomName(),
      subject: subscriber.subject,
      signup: null,
      event: 'confirmed',
      purpose,
      wording,
      sha256: await sha256(wording),
      as_configured: wording === current,
      locale: subscriber.locale,
      page: webAddress(cell(`consent_${purpose}_page`) || cell('page'))?.href ?? null,
      method: 'import',
      ip_tag: null,
      recorded_at: confirmedAt,
    };
    const givenAt = at('at');
    const given: Consent[] = givenAt
      ? [{ ...record, id: randomName(), event: 'given', recorded_at: givenAt }]
      : [];
    const { unsubscribed_at: left } = subscriber;
    const withdrawn: Consent[] = left
      ? [{ ...record, id: randomName(), event: 'withdrawn', recorded_at: left }]
      : [];
    return [...given, record, ...withdrawn];
  });
  return (await Promise.all(records)).flat();
}

function dateOr<T>(text: string, otherwise: T): Date | T {
  const time = new Date(text);
  return text === '' || Number.isNaN(time.getTime()) ? otherwise : time;
}
