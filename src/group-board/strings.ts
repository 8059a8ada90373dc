import type { initialStrings } from './initial.strings.ts';
import type { groupViewStrings } from './group-view.strings.ts';
import type { hostStrings } from './host/host.strings.ts';
import type { memberStrings } from './member.strings.ts';

/** The texts of `<group-board>` for everyone. */
export type BoardVisitorStrings = Record<keyof typeof initialStrings | keyof typeof groupViewStrings, string>;

/** The texts for members and hosts. */
export type BoardMemberStrings = Record<keyof typeof memberStrings | keyof typeof hostStrings, string>;

/** All texts of `<group-board>`. */
export type BoardStrings = BoardVisitorStrings & BoardMemberStrings;
