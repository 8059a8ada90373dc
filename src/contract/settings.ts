import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ConsentPurpose, Newsletter, Topic } from './newsletter.ts';
import { Email } from './newsletter-requests.ts';
import { HttpUrl, Locale, personFields } from './values.ts';

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** When the newsletter is sent. `time` is `HH:MM` local time in `zone`, an IANA time zone name. */
const Schedule = z.strictObject({
  weekday: z.enum(weekdays),
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 08:00')),
  zone: z.string().check(z.maxLength(64)),
});
export type Schedule = z.infer<typeof Schedule>;

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
 * misspelt setting would otherwise be lost without a word. `/settings.schema.json` describes each.
 */
export const Settings = z.strictObject({
  ...z.omit(Newsletter, { nextIssue: true, showcase: true }).shape,
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

/** The settings, and a version that changes whenever one of them does. */
export const SettingsDocument = z.object({ version: z.string(), settings: Settings });
export type SettingsDocument = z.infer<typeof SettingsDocument>;

/**
 * `PUT /settings`: all settings. `version` is the one that the host has seen: if someone else has changed the settings
 * since, the answer is `conflict`.
 */
export const SettingsChangeRequest = z.object({
  version: z.string().check(z.maxLength(100)),
  settings: Settings,
});
export type SettingsChangeRequest = z.infer<typeof SettingsChangeRequest>;

/** Bytes that `PUT /settings` may have: every built-in sentence may be replaced in several languages. */
const MAX_SETTINGS_BYTES = 512 * 1024;

/** The endpoints of hosts who change the settings. */
export const settingsEndpoints = {
  settings: endpoint({
    method: 'GET',
    path: '/settings',
    role: 'host',
    summary: 'All settings. `/settings.schema.json` says what each one means',
    status: 200,
    response: SettingsDocument,
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/settings',
    role: 'host',
    summary: 'Replaces all settings; refused if someone else has changed them in the meantime',
    request: SettingsChangeRequest,
    maxBytes: MAX_SETTINGS_BYTES,
    status: 200,
    response: SettingsDocument,
    problems: ['conflict'],
  }),
} as const;
