import { pieceStates } from '../../contract/groups.ts';
import { format } from '../format.ts';
import { strings } from './events.strings.ts';

const PUBLISHED = pieceStates.indexOf('published');

/** How many pieces are published, and how many there are, given the number in each state. */
export function publishedText(pieces: readonly number[]): string {
  let count = 0;
  for (const one of pieces) count += one;
  return format(strings.published, { published: pieces[PUBLISHED] ?? 0, count });
}
