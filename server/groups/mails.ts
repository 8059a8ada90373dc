import type { Database } from '../database/tables.ts';
import type { MemberAsKept } from '../members/rows/members.ts';
import type { Office } from '../office.ts';
import type { EventAsKept } from './rows/events.ts';

interface Nudge {
  event: EventAsKept;
  to: MemberAsKept;
  from: MemberAsKept;
}

/** Tells somebody that a member of their group thinks of them. */
export async function nudgeMail(_database: Database, _office: Office, _nudge: Nudge): Promise<void> {}
