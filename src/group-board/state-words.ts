import type { PieceState } from '../contract/groups.ts';

/** The texts that name the states of a piece. */
export const stateWords = {
  idea: 'idea',
  making: 'makingNow',
  ready: 'ready',
  published: 'published',
} as const satisfies Record<PieceState, string>;
