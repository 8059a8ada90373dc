import type { TemplateResult } from 'lit';
import type { Community } from '../community/community.ts';
import type { Mutation, MutationQueue } from '../community/mutations.ts';
import type { Member } from '../contract/members.ts';
import type { ownPostEndpoints } from '../contract/own-posts.ts';
import type { LoadFailure } from './load-failure.ts';
import type { FeedHost } from './feed-host.ts';

export type FeedCalls = typeof ownPostEndpoints;
/** A write of a member or a host. */
export type FeedMutation<Name extends keyof FeedCalls = keyof FeedCalls> = Mutation<FeedCalls, Name>;

export type PanelName = 'show' | 'yours' | 'queue' | 'feeds';

/** A panel opened by a button of the member's toolbar. */
export interface Panel {
  /** Updates its content. */
  load(): void;
  view(): TemplateResult;
}

/** What panels and cheers use of a member's controller. */
export interface MemberActions {
  readonly host: FeedHost;
  readonly community: Community;
  readonly mutations: MutationQueue<FeedCalls>;
  readonly member: Member | undefined;
  /** The sentence for the code of a problem, or for the key of a sentence. */
  errorText(code: string | undefined): string;
  /** Says in a panel that its content could not be loaded, with a button that tries again. */
  failureView(failure: LoadFailure | undefined): TemplateResult;
  /** Updates the number of waiting posts, for hosts. */
  refresh(): Promise<void>;
  /** Moves the focus within the panel after the next update. */
  focus(selector: string): void;
  /** Opens a panel, or closes it if it is open, and updates the page's URL. */
  toggle(name: PanelName | ''): void;
}
