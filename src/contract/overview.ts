import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { letterStates } from './letter-requests.ts';
import { Timestamp } from './moment.ts';
import { NextIssue } from './newsletter.ts';

/** `GET /overview`: what a host wants to know first. */
export const Overview = z.object({
  /** People by what they are today. `left`: unsubscribed. `bounced`: emails to them came back. */
  subscribers: z.object({
    confirmed: z.number(),
    pending: z.number(),
    left: z.number(),
    bounced: z.number(),
  }),
  /** The time zone of `days`: the one of the newsletter's schedule, or UTC without a schedule. */
  zone: z.string(),
  /**
   * The last 90 days, oldest first, today included; also those on which nothing happened. People who have erased their
   * data still count, by their record of consent.
   */
  days: z.array(z.object({ date: z.string(), confirmed: z.number(), left: z.number() })),
  /** Where the confirmed subscribers came from, the most frequent first, 20 at most. Null: unknown. */
  sources: z.array(z.object({ source: z.nullable(z.string()), count: z.number() })),
  /** Confirmed subscribers of each topic in the settings, in their order. */
  topics: z.array(z.object({ topic: z.string(), count: z.number() })),
  /** Confirmed subscribers who get letters in each of the newsletter's languages, the main language first. */
  languages: z.array(z.object({ language: z.string(), count: z.number() })),
  nextIssue: z.nullable(NextIssue),
  /** The letter that is being sent, or else the next scheduled one. */
  nextLetter: z.nullable(
    z.object({
      id: z.string(),
      subject: z.string(),
      scheduledFor: z.nullable(Timestamp),
      state: z.enum(letterStates),
    }),
  ),
  /** What waits for a host. */
  waiting: z.object({
    /** Posts that wait for a decision. */
    posts: z.number(),
    /** Published posts with open reports. They are in the same queue. */
    reportedPosts: z.number(),
    /** Entries of groups with open reports, in all events. */
    reportedEntries: z.number(),
    /** Groups that have not agreed on a date, of events that are not closed. */
    groupsWithoutDate: z.number(),
    /** Emails that the mail server has not accepted so far. The server tries again until they expire. */
    failedEmails: z.number(),
  }),
});
export type Overview = z.infer<typeof Overview>;

/** The endpoint of the console's first page. */
export const overviewEndpoints = {
  overview: endpoint({
    method: 'GET',
    path: '/overview',
    role: 'host',
    scope: 'overview:read',
    summary: 'Numbers of subscribers, the next letter, and what waits for a host',
    status: 200,
    response: Overview,
  }),
} as const;
