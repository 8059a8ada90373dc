import { lookupLanguage, parseLanguage } from '../../src/contract/language.ts';
import * as z from 'zod/mini';
import { type FieldError, Newsletter, Settings } from '../../src/contract/index.ts';
import { isZone } from '../time-zone.ts';

export { Settings };

/** The texts of the newsletter that its owner has written. */
const NewsletterTexts = z.omit(Newsletter, { nextIssue: true, showcase: true });
export type NewsletterTexts = z.infer<typeof NewsletterTexts>;

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
