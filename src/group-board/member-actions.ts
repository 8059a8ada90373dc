import type { TemplateResult } from 'lit';
import type { Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import type { PieceChange } from '../contract/group-requests.ts';
import type { Board, Group, Row } from '../contract/groups.ts';
import type { Member } from '../contract/members.ts';
import type { BoardHost } from './board-host.ts';
import type { BoardCalls, BodyOf, ParamsOf } from './board-mutations.ts';
import type { BoardStore } from './board-store.ts';
import type { Conflicts } from './conflicts.ts';
import type { Drafts } from './drafts.ts';

export interface MemberState {
  /** Why the last write was rejected: the key of a sentence, or what the server says. */
  error: string;
  /** Whether a write waits for the network. */
  stalled: boolean;
  tools?: Tools;
}

/** What is used of a host's tools. */
interface Tools {
  bar(): TemplateResult;
  open(name: 'groups'): void;
  panel(): TemplateResult | undefined;
}

/** What views and panels use of a member's controller. */
export interface MemberActions {
  readonly host: BoardHost;
  readonly community: Community;
  readonly store: BoardStore;
  readonly conflicts: Conflicts;
  readonly drafts: Drafts;
  readonly endpoints: Partial<BoardCalls>;
  readonly member: Member | undefined;
  readonly board: Board | undefined;
  /** The member as a participant of the event. */
  readonly own: Row | undefined;
  readonly state: MemberState;
  /** The focused element in the board. */
  readonly focused: Element | null;
  canManage(group: Group | undefined): boolean;
  hasPending(member: string): boolean;
  send<Name extends keyof BoardCalls>(
    call: Name,
    params: ParamsOf<Name>,
    ...body: undefined extends BodyOf<Name> ? [] : [body: BodyOf<Name>]
  ): Promise<Outcome>;
  changePiece(row: Row, change: PieceChange): Promise<Outcome>;
  cheer(about: string, cheered: boolean): Promise<void>;
  focus(selector: string, pressed?: Element | null): void;
}

/** A board with the actions of its member, if one is signed in. */
export interface MemberHost extends BoardHost {
  readonly controller: MemberActions | undefined;
}
