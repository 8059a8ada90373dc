import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import {
  LetterChangeRequest,
  letterFormats,
  LetterRequest,
  LetterScheduleRequest,
  LetterSendRequest,
  LettersQuery,
  letterStates,
  MAX_LETTER_BYTES,
} from './letter-requests.ts';
import { Timestamp } from './moment.ts';

/** A letter in the list. */
export const LetterEntry = z.object({
  id: z.string(),
  slug: z.string(),
  subject: z.string(),
  previewText: z.string(),
  format: z.enum(letterFormats),
  topics: z.array(z.string()),
  language: z.nullable(z.string()),
  state: z.enum(letterStates),
  /** Counts the changes of its text and state. */
  version: z.number(),
  scheduledFor: z.nullable(Timestamp),
  startedAt: z.nullable(Timestamp),
  finishedAt: z.nullable(Timestamp),
  updatedAt: Timestamp,
  /** Subscribers whom it was for when sending began; null before. */
  recipients: z.nullable(z.number()),
  /** Emails that the mail server has accepted. */
  sent: z.number(),
  /** Emails that it has refused for good. */
  failed: z.number(),
  /** Reports that it did not arrive, or was marked as spam. */
  bounced: z.number(),
  complaints: z.number(),
  /** Why the server has paused it, such as what the mail server replied; null if it hasn't. */
  problem: z.nullable(z.string()),
  /** Its address on the web; null before it is sent. */
  url: z.nullable(z.string()),
});
export type LetterEntry = z.infer<typeof LetterEntry>;

export const Letter = z.extend(LetterEntry, { content: z.string() });
export type Letter = z.infer<typeof Letter>;

/** `next`: for the query parameter `after`; null on the last page. */
export const LetterList = z.object({ letters: z.array(LetterEntry), next: z.nullable(z.string()) });
export type LetterList = z.infer<typeof LetterList>;

/** `GET /newsletter/letters/:letter/preview`: the letter as it would be sent now, or at its time. */
export const LetterPreview = z.object({
  subject: z.string(),
  /** The email as an HTML document, and as text. */
  html: z.string(),
  text: z.string(),
  /** The page in the archive, as an HTML document. */
  web: z.string(),
  /** Subscribers whom it is for at present. */
  recipients: z.number(),
});
export type LetterPreview = z.infer<typeof LetterPreview>;

/** The endpoints of hosts who write and send the newsletter's letters, and of services that report bounces. */
export const letterEndpoints = {
  letters: endpoint({
    method: 'GET',
    path: '/newsletter/letters',
    role: 'host',
    scope: 'letters:read',
    summary: 'The letters, newest first',
    query: LettersQuery,
    status: 200,
    response: LetterList,
  }),
  createLetter: endpoint({
    method: 'POST',
    path: '/newsletter/letters',
    role: 'host',
    scope: 'letters:write',
    summary: 'Saves a new letter as a draft',
    request: LetterRequest,
    maxBytes: MAX_LETTER_BYTES,
    status: 201,
    response: Letter,
  }),
  letter: endpoint({
    method: 'GET',
    path: '/newsletter/letters/:letter',
    role: 'host',
    scope: 'letters:read',
    summary: 'A letter with its content',
    status: 200,
    response: Letter,
    problems: ['not-found'],
  }),
  changeLetter: endpoint({
    method: 'PUT',
    path: '/newsletter/letters/:letter',
    role: 'host',
    scope: 'letters:write',
    summary: 'Changes a letter that has not been sent; refused if another host has changed it meanwhile',
    request: LetterChangeRequest,
    maxBytes: MAX_LETTER_BYTES,
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  deleteLetter: endpoint({
    method: 'DELETE',
    path: '/newsletter/letters/:letter',
    role: 'host',
    scope: 'letters:write',
    summary: 'Deletes a letter that is not being sent, and its page in the archive',
    status: 204,
    problems: ['not-found', 'conflict'],
  }),
  previewLetter: endpoint({
    method: 'GET',
    path: '/newsletter/letters/:letter/preview',
    role: 'host',
    scope: 'letters:read',
    summary: 'A letter as an email and as a page, with its blocks filled in',
    status: 200,
    response: LetterPreview,
    problems: ['not-found'],
  }),
  testLetter: endpoint({
    method: 'POST',
    path: '/newsletter/letters/:letter/test',
    role: 'host',
    scope: 'letters:write',
    summary: 'Emails a letter to the host who asks',
    recorded: false,
    status: 204,
    problems: ['not-found'],
  }),
  scheduleLetter: endpoint({
    method: 'PUT',
    path: '/newsletter/letters/:letter/schedule',
    role: 'host',
    scope: 'letters:write',
    summary: 'Schedules a letter for the next issue, or for a time',
    request: LetterScheduleRequest,
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  unscheduleLetter: endpoint({
    method: 'DELETE',
    path: '/newsletter/letters/:letter/schedule',
    role: 'host',
    scope: 'letters:write',
    summary: 'Makes a scheduled letter a draft again',
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  sendLetter: endpoint({
    method: 'POST',
    path: '/newsletter/letters/:letter/send',
    role: 'host',
    scope: 'letters:write',
    summary: 'Begins to send a letter now',
    request: LetterSendRequest,
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  pauseLetter: endpoint({
    method: 'POST',
    path: '/newsletter/letters/:letter/pause',
    role: 'host',
    scope: 'letters:write',
    summary: 'Pauses a letter that is being sent',
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  resumeLetter: endpoint({
    method: 'POST',
    path: '/newsletter/letters/:letter/resume',
    role: 'host',
    scope: 'letters:write',
    summary: 'Goes on sending a paused letter',
    status: 200,
    response: LetterEntry,
    problems: ['not-found', 'conflict'],
  }),
  reportBounces: endpoint({
    method: 'POST',
    path: '/newsletter/bounces/:source',
    role: 'anyone',
    summary: 'Takes signed reports of an email service, or returned emails, about what did not arrive',
    webhook: true,
    idempotencyKey: 'none',
    status: 204,
    problems: ['not-found', 'forbidden', 'malformed', 'too-large'],
  }),
} as const;
