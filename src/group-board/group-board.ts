import { define } from '../community/define.ts';
import { GroupBoard } from './group-board.class.ts';

define('group-board', GroupBoard);

export { GroupBoard };

declare global {
  interface HTMLElementTagNameMap {
    'group-board': GroupBoard;
  }
  interface HTMLElementEventMap {
    'community-group-open': CustomEvent<{ event: string; group: string }>;
    'community-login-wanted': CustomEvent<{ event: string }>;
    'community-board-error': CustomEvent<{ code: string }>;
  }
}
