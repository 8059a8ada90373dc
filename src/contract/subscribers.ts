import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { Attribution } from './newsletter-requests.ts';
import { pageSize, searchText } from './people-requests.ts';
import { Id, Locale } from './values.ts';

/** `pending`: signed up, but not confirmed yet. `bounced`: emails to them came back, so they get no letters. */
export const subscriberStates = ['pending', 'confirmed', 'unsubscribed', 'bounced'] as const;

/** A person on the list, or who has signed up for it. */
export const SubscriberEntry = z.object({
  id: z.string(),
  email: z.string(),
  name: z.nullable(z.string()),
  state: z.enum(subscriberStates),
  topics: z.array(z.string()),
  /** The language of the page that they signed up on. */
  language: z.string(),
  /** Where they came from: `utm_source` of the page, or else the host of the page with the link; null if unknown. */
  source: z.nullable(z.string()),
  createdAt: Timestamp,
  confirmedAt: z.nullable(Timestamp),
  unsubscribedAt: z.nullable(Timestamp),
});
export type SubscriberEntry = z.infer<typeof SubscriberEntry>;

/** `next`: for the query parameter `after`; null on the last page. `total`: of all pages. */
export const SubscriberList = z.object({
  subscribers: z.array(SubscriberEntry),
  next: z.nullable(z.string()),
  total: z.number(),
});
export type SubscriberList = z.infer<typeof SubscriberList>;

/** What a person agreed to, when and how, and when that ended. Such a record never changes. */
export const ConsentRecord = z.object({
  event: z.enum(['given', 'confirmed', 'imported', 'withdrawn', 'erased']),
  purpose: z.string(),
  /** The words that the person saw, and their SHA-256. */
  wording: z.string(),
  sha256: z.string(),
  /** Whether the settings had these words at that time. */
  asConfigured: z.boolean(),
  language: z.string(),
  page: z.nullable(z.string()),
  method: z.enum(['checkbox', 'plain-form', 'import']),
  /** What an imported file says about the consent, word for word. */
  evidence: z.nullable(z.string()),
  /** Whether a keyed hash of their network address is kept. */
  addressHashed: z.boolean(),
  recordedAt: Timestamp,
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** How a person came: the page with the form, and what its URL and referrer said. */
const Origin = z.object({ page: z.nullable(z.string()), attribution: Attribution });

/** `GET /newsletter/subscribers/:subscriber`: everything that is stored about a person. */
export const SubscriberRecord = z.object({
  subscriber: z.extend(SubscriberEntry, Origin.shape),
  /** Signups that are not confirmed yet, oldest first. A subscriber may have some, too. */
  signups: z.array(
    z.extend(
      z.pick(SubscriberEntry, { name: true, topics: true, language: true, createdAt: true }),
      Origin.shape,
    ),
  ),
  /** Oldest first. */
  consents: z.array(ConsentRecord),
  /** The letters of the last 30 days. */
  letters: z.array(
    z.object({
      subject: z.string(),
      state: z.enum(['waiting', 'sent', 'failed']),
      sentAt: z.nullable(Timestamp),
    }),
  ),
  /** Emails that came back, or were marked as spam. */
  bounces: z.array(
    z.object({
      kind: z.enum(['hard', 'soft', 'complaint']),
      reason: z.string(),
      source: z.string(),
      receivedAt: Timestamp,
    }),
  ),
});
export type SubscriberRecord = z.infer<typeof SubscriberRecord>;

/** Selects subscribers. All that is given must apply. */
export const SubscriberFilterQuery = z.object({
  search: z.optional(searchText.check(z.describe('A part of the email address or name'))),
  state: z.optional(z.enum(subscriberStates)),
  topic: z.optional(Id),
  language: z.optional(
    Locale.check(z.describe('One of the newsletter’s languages: people who get letters in it')),
  ),
  source: z.optional(z.string().check(z.maxLength(500))),
  withoutSource: z.optional(z.enum(['true']).check(z.describe('Only people without a known source'))),
});
export type SubscriberFilterQuery = z.infer<typeof SubscriberFilterQuery>;

export const SubscribersQuery = z.extend(SubscriberFilterQuery, pageSize);
export type SubscribersQuery = z.infer<typeof SubscribersQuery>;

/** The endpoints of hosts for the people on the list. */
export const subscriberEndpoints = {
  subscribers: endpoint({
    method: 'GET',
    path: '/newsletter/subscribers',
    role: 'host',
    scope: 'subscribers:read',
    summary: 'The subscribers and unconfirmed signups, newest first',
    query: SubscribersQuery,
    status: 200,
    response: SubscriberList,
  }),
  subscriber: endpoint({
    method: 'GET',
    path: '/newsletter/subscribers/:subscriber',
    role: 'host',
    scope: 'subscribers:read',
    summary: 'Everything that is stored about a subscriber, with the proof of consent',
    status: 200,
    response: SubscriberRecord,
    problems: ['not-found'],
  }),
  eraseSubscriber: endpoint({
    method: 'DELETE',
    path: '/newsletter/subscribers/:subscriber',
    role: 'host',
    scope: 'subscribers:write',
    summary: 'Erases a subscriber; the proof of consent is kept, without the address',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
