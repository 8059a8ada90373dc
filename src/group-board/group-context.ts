import type { Row } from '../contract/groups.ts';
import type { BoardHost } from './board-host.ts';
import type { MemberActions } from './member-actions.ts';

/** The open form of a group: at most one. */
export type Opened =
  | { act: 'report' | 'promise'; member: string }
  | { act: 'edit'; member: string; row: Row }
  | { act: 'reply'; member: string; about: string }
  | { act: 'propose' | 'rename' | 'leave' }
  | { act: 'none' };

/** What the views of an open group use of it. */
export interface GroupContext {
  readonly host: BoardHost;
  readonly controller: MemberActions | undefined;
  readonly state: { readonly opened: Opened };
  /** Opens a form, or closes the open one, and moves the focus there and back. */
  open(opened: Opened, focus: string): void;
  close(focus?: string): void;
  /** The accessible name of a row's button, for people who hear it out of context. */
  named(sentence: string, row: Row): string;
}

/** The open form of a person's row. */
export const formOf = ({ state: { opened } }: GroupContext, { member }: Row): Opened =>
  'member' in opened && opened.member === member ? opened : { act: 'none' };
