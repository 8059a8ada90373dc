import { define } from '../community/define.ts';
import { GroupBoard } from './group-board.class.ts';

define('group-board', GroupBoard);

export { GroupBoard };

declare global {
  interface HTMLElementTagNameMap {
    'group-board': GroupBoard;
  }
  interface HTMLElementEventMap {
    'community-group-open-request': CustomEvent<{ event: string; group: string }>;
    'community-login-request': CustomEvent<{ event: string }>;
    'community-board-error': CustomEvent<{ code: string }>;
  }
}
