import * as z from 'zod/mini';

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
export const Schedule = z.strictObject({
  weekday: z.enum(weekdays),
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 08:00')),
  zone: z.string().check(z.maxLength(64)),
});
export type Schedule = z.infer<typeof Schedule>;
