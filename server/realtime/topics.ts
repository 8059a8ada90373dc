import type { LiveTopic } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { loadEventChange, loadGroupChange, loadRowChange } from '../events/topics.ts';
import type { MemberRecord } from '../members/queries/members.ts';

/** Reads a change once, and answers what one listener is told of it; undefined: nothing. */
type TopicLoader = (ctx: AppContext, subject: string) => Promise<(listener: MemberRecord) => unknown>;

export const topicLoaders: Record<LiveTopic, TopicLoader> = {
  row: loadRowChange,
  group: loadGroupChange,
  event: loadEventChange,
  showcase: async () => () => ({}),
  member: async (_ctx, id) => (listener) => (listener.id === id ? {} : undefined),
};
