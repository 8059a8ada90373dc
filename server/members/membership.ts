import type { Role } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { subscriberByAddress } from '../newsletter/queries/subscribers.ts';
import type { Settings } from '../settings/settings.ts';
import type { MemberRecord } from './queries/members.ts';

/** The role a person gets when they sign in, or null if they may not sign in. */
export async function roleFor(
  database: Database,
  { membership }: Settings,
  address: string,
  member: MemberRecord | undefined,
): Promise<Role | null> {
  // Always queried, so that the timing does not reveal whether the address is a member's.
  const subscriber = await subscriberByAddress(database, address);
  if (member) return member.role;
  if (membership === 'open') return 'member';
  return membership === 'subscribers' && subscriber?.state === 'confirmed' ? 'member' : null;
}
