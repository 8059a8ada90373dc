import type { LiveTopic, Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';

/** A member with an open page. */
export interface Listener {
  readonly id: string;
  readonly role: Role;
}

/** Reads a change once, and answers the data for each listener; undefined: this one may not know of it. */
export type TopicLoader = (ctx: AppContext, subject: string) => Promise<(listener: Listener) => unknown>;

/** How each topic is read. The domains own their topics; `app.ts` puts them together. */
export type Topics = Record<LiveTopic, TopicLoader>;
