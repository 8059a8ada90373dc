import type { firstWords } from './initial.strings.ts';
import type { groupWords } from './group-view.strings.ts';
import type { hostWords } from './host/host.strings.ts';
import type { memberWords } from './member.strings.ts';

/** Every sentence that the element can say. */
export type BoardStrings = Record<
  keyof typeof firstWords | keyof typeof groupWords | keyof typeof memberWords | keyof typeof hostWords,
  string
>;
