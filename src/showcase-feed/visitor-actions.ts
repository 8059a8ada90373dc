import type { TemplateResult } from 'lit';
import type { Post } from '../contract/showcase.ts';
import type { FeedHost } from './feed-host.ts';
import type { Permalink } from './permalink.ts';

/** The open dialog. */
export type Opened =
  | {
      readonly name: 'post';
      readonly post: Post;
      readonly link?: 'copied' | 'shown';
      readonly report?: 'asked' | 'failed' | 'sent' | undefined;
    }
  /** The post of a permalink doesn't exist. */
  | { readonly name: 'missing' }
  | { readonly name: 'none' };

/** What the dialog and the filters use of a visitor's controller. */
export interface VisitorActions {
  readonly host: FeedHost;
  /** The URL of the open post. */
  readonly link: string;
  adjacent(step: 1 | -1): Post | undefined;
  /** Opens or closes the form of a report. */
  askForReason(open: boolean): void;
  close(): void;
  copyLink(): Promise<void>;
  filter(change: Permalink): void;
  open(post: Post): void;
  play(post: Post): void;
  player(post: Post): TemplateResult | undefined;
  report(reason: string): Promise<void>;
  search(words: string): void;
}
