import { lookupLanguage, parseLanguage } from '../../src/contract/language.ts';
import * as z from 'zod/mini';
import {
  ConsentPurpose,
  Email,
  type FieldError,
  HttpUrl,
  Locale,
  Newsletter,
  personFields,
  Topic,
} from '../../src/contract/index.ts';
import { isZone } from '../time-zone.ts';
import { Schedule } from './schedule.ts';

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** The texts of the newsletter that its owner has written. */
const NewsletterTexts = z.omit(Newsletter, { nextIssue: true, showcase: true });
export type NewsletterTexts = z.infer<typeof NewsletterTexts>;

/** The look of emails and server pages. */
const Brand = z.strictObject({
  color: z.nullable(z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'a colour like #b8321a'))),
  /** Shown 40 px high at the top of emails. */
  logo: z.nullable(HttpUrl),
  /** Below every email, such as a postal address. */
  footer: z.nullable(z.string().check(z.maxLength(500))),
});

/** How letters are sent. */
const Letters = z.strictObject({
  /** Emails per minute, of all processes together. */
  perMinute: z.int().check(z.minimum(1), z.maximum(100_000)),
  /** Emails that cannot be delivered return to this address, with a signed part of each email's own after a plus. */
  returnAddress: z.nullable(Email.check(z.maxLength(200))),
});

/** The owner's texts in one more language. Missing texts fall back to the main language. */
const Translation = z.strictObject({
  title: z.optional(line(120)),
  promise: z.optional(z.string().check(z.maxLength(500))),
  /** Labels by topic id. */
  topics: z.optional(z.record(z.string(), line(120))),
  /** Wordings by purpose. */
  consents: z.optional(z.record(z.string(), line(2000))),
});

/**
 * Everything the owner can configure, stored as one document. Unknown keys are refused at every level, because a
 * misspelt setting would otherwise be lost without a word. `json-schema.ts` describes each.
 */
export const Settings = z.strictObject({
  ...NewsletterTexts.shape,
  fields: z.array(z.enum(personFields)),
  topics: z.array(z.strictObject(Topic.shape)).check(z.maxLength(20)),
  consents: z.array(z.strictObject(ConsentPurpose.shape)).check(z.maxLength(10)),
  schedule: z.nullable(Schedule),
  /** Sender address. Default: `newsletter@` the host of the API. */
  from: z.nullable(Email),
  letters: Letters,
  /** How emails and server pages look. */
  brand: Brand,
  translations: z.record(Locale, Translation),
  /** Sentences of emails and server pages to use instead of the built-in ones: by language, section and name. */
  strings: z.record(Locale, z.record(z.string(), z.record(z.string(), line(1000)))),
  /** Who may become a member: only people invited by a host, also confirmed subscribers, or anyone. */
  membership: z.enum(['invitation', 'subscribers', 'open']),
  /** URL of the page with the `<member-login>` that invitations lead to. */
  membersPage: z.nullable(HttpUrl),
  /** URL of the page with the `<showcase-feed>` that emails about posts lead to. */
  showcasePage: z.nullable(HttpUrl),
  /** URL of the page with the `<newsletter-signup>` that public pages link to. Default: the API's own form. */
  newsletterPage: z.nullable(HttpUrl),
  /** URL of the page with the `<group-board>` that emails about groups lead to. */
  boardPage: z.nullable(HttpUrl),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  locale: 'en',
  title: 'The Thursday letter',
  promise: 'One idea to try, one piece made by someone like you. All yours every Thursday.',
  schedule: { weekday: 'thursday', time: '08:00', zone: 'Europe/London' },
  fields: ['name'],
  topics: [
    { id: 'practice', label: 'Ideas to practise' },
    { id: 'events', label: 'Live days and meetings' },
  ],
  consents: [
    {
      purpose: 'newsletter',
      wording: 'Yes, send me the Thursday letter by email. I can leave at any time with one click.',
      required: true,
    },
  ],
  archive: null,
  from: null,
  membership: 'invitation',
  membersPage: null,
  showcasePage: null,
  boardPage: null,
  newsletterPage: null,
  letters: { perMinute: 600, returnAddress: null },
  brand: { color: null, logo: null, footer: null },
  strings: {},
  translations: {
    de: {
      title: 'Der Donnerstagsbrief',
      promise: 'Eine Idee zum Ausprobieren, ein Werk von jemandem wie dir. Jeden Donnerstag.',
      topics: { practice: 'Ideen zum Üben', events: 'Live-Tage und Treffen' },
      consents: {
        newsletter:
          'Ja, schickt mir den Donnerstagsbrief per E-Mail. Ich kann ihn jederzeit mit einem Klick abbestellen.',
      },
    },
  },
};

/** The texts in the first wanted language that the owner has translated, or else in the main language. */
export function newsletterIn(settings: Settings, wanted: readonly string[]): NewsletterTexts {
  const texts = Object.keys(NewsletterTexts.shape) as (keyof NewsletterTexts)[];
  const newsletter = Object.fromEntries(texts.map((name) => [name, settings[name]])) as NewsletterTexts;
  const { translations } = settings;
  const locale = bestLocale([settings.locale, ...Object.keys(translations)], wanted);
  const translation = translations[locale] ?? {};
  return {
    ...newsletter,
    locale,
    title: translation.title ?? newsletter.title,
    promise: translation.promise ?? newsletter.promise,
    topics: newsletter.topics.map((topic) => ({
      ...topic,
      label: translation.topics?.[topic.id] ?? topic.label,
    })),
    consents: newsletter.consents.map((consent) => ({
      ...consent,
      wording: translation.consents?.[consent.purpose] ?? consent.wording,
    })),
  };
}

/**
 * The best match, or else the first available locale. A tag is looked up as it is, and then as `parseLanguage` reads it.
 */
export function bestLocale(available: readonly string[], wanted: readonly string[]): string {
  for (const tag of wanted.map((it) => it.slice(0, 35))) {
    const found = lookupLanguage(tag, available) ?? lookupLanguage(parseLanguage(tag) ?? '', available);
    if (found !== undefined) return found;
  }
  return available[0]!;
}

/** Checks what the schema cannot express: duplicate ids and unknown time zones. */
export function checkSettings({ topics, consents, schedule }: Settings): FieldError[] {
  const twice = (ids: string[], field: string): FieldError[] => {
    const second = ids.findIndex((id, index) => ids.indexOf(id) < index);
    return second < 0 ? [] : [{ field: `${field}.${second}`, detail: `"${ids[second]}" is there twice` }];
  };
  const zone: FieldError[] =
    schedule && !isZone(schedule.zone)
      ? [{ field: 'schedule.zone', detail: 'must be a zone like Europe/London' }]
      : [];
  return [
    ...twice(
      topics.map(({ id }) => id),
      'topics',
    ),
    ...twice(
      consents.map(({ purpose }) => purpose),
      'consents',
    ),
    ...zone,
  ];
}
