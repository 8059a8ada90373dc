import { get, session } from './call.ts';
import { Board } from './groups.ts';

/**
 * The calls of a page that shows an event. The id `current` stands for the newest event that isn't closed, or else
 * the newest.
 */
export const boardCalls = {
  event: get('/events/:event', Board),
  board: { ...get('/events/:event/board', Board), ...session },
} as const;
