import type { Block } from './block.ts';
import { groupsBlock } from './groups.ts';
import { showcaseBlock } from './showcase.ts';

/** The blocks that a letter can have, by name: `{{showcase}}`. */
export const blocks: Record<string, Block> = { showcase: showcaseBlock, groups: groupsBlock };
