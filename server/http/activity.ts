import { sql } from 'kysely';
import { type Endpoint, endpoints } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { randomName } from '../secret.ts';
import type { MemberContext, RequestContext } from './route-context.ts';

const KEPT_DAYS = 365;
/** Whoever edits for a while saves often: it is one entry. */
const REPEATED_WITHIN_S = 600;

const names = new Map<Endpoint, string>(
  Object.entries(endpoints).map(([name, endpoint]) => [endpoint, name]),
);

/** Whether the activity has an entry for each request. */
const isRecorded = ({ role, method, recorded }: Endpoint): boolean =>
  recorded ?? (role === 'host' && method !== 'GET');

interface Act {
  params: Readonly<Record<string, string>>;
  /** Body of the response. */
  body?: unknown;
}

/** Records what a host has done, where the endpoint is one of those. Called for every request that succeeded. */
export async function recordActivity(
  ctx: RequestContext | MemberContext,
  endpoint: Endpoint,
  act: Act,
): Promise<void> {
  if (isRecorded(endpoint) && 'member' in ctx) await insertActivity(ctx, endpoint, act);
}

/** Records a request that only the use case knows to be one that changes something. */
export async function insertActivity(
  { db, clock, member }: MemberContext,
  endpoint: Endpoint,
  { params, body }: Act,
): Promise<void> {
  const now = clock.now();
  const action = names.get(endpoint)!;
  const subject = Object.values(params)[0] ?? idIn(body) ?? null;
  const since = new Date(now.getTime() - REPEATED_WITHIN_S * 1000);
  const isChange = endpoint.method === 'PATCH' || endpoint.method === 'PUT';
  // The member may just have removed themselves.
  await sql`insert into activity (id, at, member_id, action, subject)
    select ${randomName()}, ${now}, (select id from members where id = ${member.id}), ${action}, ${subject}
    where not (${isChange} and exists (
      select from activity where member_id = ${member.id} and at > ${since} and action = ${action}
        and subject is not distinct from ${subject}))`.execute(db);
}

/** The id in the body of a response. A service has its kind instead, because each is connected once. */
function idIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { id, member, kind } = body as { id?: unknown; member?: unknown; kind?: unknown };
  const own = id ?? kind;
  return typeof own === 'string' ? own : idIn(member);
}

export async function deleteOldActivity(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  await database.deleteFrom('activity').where('at', '<', before).execute();
}
