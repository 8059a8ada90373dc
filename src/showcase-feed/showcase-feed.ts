import { define } from '../community/define.ts';
import { ShowcaseFeed } from './showcase-feed.class.ts';

define('showcase-feed', ShowcaseFeed);

export { ShowcaseFeed };

declare global {
  interface HTMLElementTagNameMap {
    'showcase-feed': ShowcaseFeed;
  }
  interface HTMLElementEventMap {
    'community-post-open-request': CustomEvent<{ id: string; link: string }>;
    'community-post-play-request': CustomEvent<{ id: string; link: string }>;
    'community-showcase-error': CustomEvent<{ code: string }>;
  }
}
