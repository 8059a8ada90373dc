import type { Role } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { subscriberByAddress } from '../newsletter/queries/subscribers.ts';
import type { Settings } from '../settings/settings.ts';
import type { MemberRecord } from './queries/members.ts';

/** The role somebody would come in with; null: there is no way in for them. */
export async function roleFor(
  database: Database,
  { membership }: Settings,
  address: string,
  member: MemberRecord | undefined,
): Promise<Role | null> {
  // Asked always, so that the work is the same whoever it is.
  const subscriber = await subscriberByAddress(database, address);
  if (member) return member.role;
  if (membership === 'open') return 'member';
  return membership === 'subscribers' && subscriber?.state === 'confirmed' ? 'member' : null;
}
