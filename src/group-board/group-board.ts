import { define } from '../community/define.ts';
import { GroupBoard } from './group-board.class.ts';

define('group-board', GroupBoard);

export { GroupBoard };
