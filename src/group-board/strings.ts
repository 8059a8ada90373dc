import type { initialStrings } from './initial.strings.ts';
import type { groupViewStrings } from './group-view.strings.ts';
import type { hostStrings } from './host/host.strings.ts';
import type { memberStrings } from './member.strings.ts';

/** Every sentence that the element can say. */
export type BoardStrings = Record<
  | keyof typeof initialStrings
  | keyof typeof groupViewStrings
  | keyof typeof memberStrings
  | keyof typeof hostStrings,
  string
>;
