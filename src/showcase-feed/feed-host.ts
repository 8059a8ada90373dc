import type { LitElement } from 'lit';
import type { Post } from '../contract/showcase.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import type { FeedStore } from './feed-store.ts';
import type { FeedStrings } from './strings.ts';

/** What the parts of a `<showcase-feed>` use of it. */
export interface FeedHost extends LitElement {
  readonly address: string;
  readonly announcement: string;
  readonly filters: boolean;
  readonly language: string;
  readonly layout: 'grid' | 'masonry' | 'list' | 'carousel';
  readonly loadedKey: string;
  readonly localize: LocalizeController<FeedStrings>;
  readonly more: 'button' | 'auto';
  readonly posts: readonly Post[];
  readonly size: number;
  readonly store: FeedStore | undefined;
  readonly words: FeedStrings;
  signedIn: boolean;
  announce(sentence: string): void;
  checkForNewPosts(): Promise<void>;
  format(message: string, values: Record<string, string | number>): string;
}
