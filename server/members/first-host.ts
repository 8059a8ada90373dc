import { sql } from 'kysely';
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
  return database.transaction().execute(async (transaction) => {
    // Servers that start side by side would each make the first host.
    await sql`select pg_advisory_xact_lock(hashtext('first host'))`.execute(transaction);
    if (!(await memberAt(transaction, about.address)))
      await addMember(transaction, office, { ...about, joinedAt: null });
    return oneTimeLink(transaction, office, about, { page, life: DAY });
  });
}
