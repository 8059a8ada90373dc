import type { LitElement } from 'lit';
import type { Board, Row } from '../contract/groups.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import type { BoardStrings } from './strings.ts';

/** What the parts of a `<group-board>` use of it. */
export interface BoardHost extends LitElement {
  readonly address: string;
  readonly board: Board | undefined;
  readonly group: string;
  readonly language: string;
  readonly localize: LocalizeController<BoardStrings>;
  readonly requestedEvent: string;
  readonly words: BoardStrings;
  visitedAt: number;
  announce(sentence: string): void;
  countNew(rows: readonly Row[]): number;
  format(message: string, values: Record<string, string | number>): string;
  navigate(event: Event, group?: string): void;
  onSignOut(): void;
}
