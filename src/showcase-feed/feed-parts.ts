import type { VirtualFeed } from './virtual-feed.ts';

/** The parts of a `<showcase-feed>` that load when they are needed. */
export interface FeedParts {
  layouts?: typeof import('./layouts.ts');
  newPosts?: typeof import('./new-posts.ts');
  virtualFeed?: VirtualFeed | undefined;
}
