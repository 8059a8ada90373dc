import type { LiveTopic, Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';

/** A member with an open page. */
export interface Listener {
  readonly id: string;
  readonly role: Role;
}

/**
 * Loads a change once, and returns a function from a listener to their data. Undefined: the listener may not see it.
 */
export type TopicLoader = (ctx: AppContext, subject: string) => Promise<(listener: Listener) => unknown>;

/** The loader of each topic. Each domain provides its own; `app.ts` combines them. */
export type Topics = Record<LiveTopic, TopicLoader>;
