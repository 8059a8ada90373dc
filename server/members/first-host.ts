import type { Database } from '../database/tables.ts';
import type { Office } from '../office.ts';
import { addMember } from './identity.ts';
import { membersPageOf, oneTimeLink } from './invitations.ts';
import { hasHost, memberAt } from './rows/members.ts';

const DAY = 24 * 3600 * 1000;

/** Who becomes the first host where nobody was named. */
const someHost = { address: 'host@example.org', email: 'host@example.org', name: 'Juniper Vale' };

/** A link that makes a host of whoever opens it first; undefined where there is a host, or no page for it. */
export async function firstHostLink(database: Database, office: Office): Promise<string | undefined> {
  if (await hasHost(database)) return undefined;
  const page = await membersPageOf(database, office);
  if (page === undefined) return undefined;
  const about = { ...someHost, role: 'host', locale: 'en' } as const;
  if (!(await memberAt(database, about.address)))
    await addMember(database, office, { ...about, joinedAt: null });
  return oneTimeLink(database, office, about, { page, life: DAY });
}
