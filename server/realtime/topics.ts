import type { LiveTopic } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { tellEvent, tellGroup, tellRow } from '../events/topics.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';

/** Reads a change once, and answers what one listener is told of it; undefined: nothing. */
type Teller = (
  database: Database,
  office: Office,
  subject: string,
) => Promise<(listener: MemberAsKept) => unknown>;

export const tellers: Record<LiveTopic, Teller> = {
  row: tellRow,
  group: tellGroup,
  event: tellEvent,
  showcase: async () => () => ({}),
  member: async (_database, _office, id) => (listener) => (listener.id === id ? {} : undefined),
};
