import * as z from 'zod/mini';
import { EventHead } from './groups.ts';
import { postKinds } from './post-kinds.ts';
import { HttpAddress } from './values.ts';

/** `GET /events/:event/summary`: what has come of an event that is closed. */
export const Summary = z.object({
  event: EventHead,
  people: z.number(),
  /** Pieces that somebody began. */
  made: z.number(),
  published: z.number(),
  /** Published ones that were ready at their group's date. */
  onTime: z.number(),
  /** Cheers and replies. */
  encouragements: z.number(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      people: z.number(),
      published: z.number(),
      onTime: z.number(),
      /** Those that everybody may see. */
      pieces: z.array(
        z.object({
          title: z.string(),
          by: z.string(),
          kind: z.enum(postKinds),
          link: HttpAddress,
          post: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  /** The page that shows it, to be shared. */
  page: HttpAddress,
});
export type Summary = z.infer<typeof Summary>;
