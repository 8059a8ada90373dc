import type { firstWords } from './first-words.ts';
import type { groupWords } from './group-words.ts';
import type { hostWords } from './host/host-words.ts';
import type { memberWords } from './member-words.ts';

/** Every sentence that the element can say. */
export type BoardStrings = Record<
  keyof typeof firstWords | keyof typeof groupWords | keyof typeof memberWords | keyof typeof hostWords,
  string
>;
