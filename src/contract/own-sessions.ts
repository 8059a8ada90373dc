import * as z from 'zod/mini';

/** One of the member's own sessions. Times are ISO 8601 in UTC. */
export const OwnSession = z.object({
  id: z.string(),
  current: z.boolean(),
  /** Browser and operating system, such as `Firefox, Linux`; empty if unknown. */
  device: z.string(),
  startedAt: z.string(),
  usedAt: z.string(),
});
export type OwnSession = z.infer<typeof OwnSession>;
export const OwnSessions = z.object({ sessions: z.array(OwnSession) });
export type OwnSessions = z.infer<typeof OwnSessions>;
