import * as z from 'zod/mini';
import { Moment } from './moment.ts';

/** The reports about a piece, a check-in or a reply. */
export const Complaint = z.object({
  about: z.string(),
  what: z.enum(['piece', 'check-in', 'reply']),
  by: z.string(),
  text: z.string(),
  hidden: z.boolean(),
  reasons: z.array(z.string()),
});
export type Complaint = z.infer<typeof Complaint>;

export const LogEntry = z.object({
  at: Moment,
  /** The host's name; empty if they have left the community. */
  host: z.string(),
  act: z.enum(['hide', 'show', 'remove', 'leave']),
  what: z.enum(['piece', 'check-in', 'reply']),
  by: z.string(),
  text: z.string(),
  reason: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** `GET /events/:event/moderation`: open reports, and the hosts' actions, newest first. */
export const Moderation = z.object({ complaints: z.array(Complaint), log: z.array(LogEntry) });
export type Moderation = z.infer<typeof Moderation>;
