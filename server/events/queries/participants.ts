import type { Selectable, Updateable } from 'kysely';
import type { ParticipantRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

export type Participant = Selectable<ParticipantRow>;

/** A participant with their name and picture. */
export interface Person extends Participant {
  name: string;
  picture: string | null;
}

/** The participants of an event, or one of them, in the order they joined. */
export function peopleOf(database: Database, event: string, member?: string): Promise<Person[]> {
  let query = database
    .selectFrom('participants')
    .innerJoin('members', 'members.id', 'participants.member_id')
    .leftJoin('member_pictures', 'member_pictures.member_id', 'participants.member_id')
    .selectAll('participants')
    .select(['members.name', 'member_pictures.sha256 as picture'])
    .where('participants.event_id', '=', event);
  if (member !== undefined) query = query.where('participants.member_id', '=', member);
  return query.orderBy('participants.joined_at').orderBy('participants.member_id').execute();
}

const selectParticipant = (database: Database, event: string, member: string) =>
  database
    .selectFrom('participants')
    .selectAll()
    .where('event_id', '=', event)
    .where('member_id', '=', member);

export const participant = (
  database: Database,
  event: string,
  member: string,
): Promise<Participant | undefined> => selectParticipant(database, event, member).executeTakeFirst();

/** Locks the participant, so that changes to their data happen one at a time. */
export const lockParticipant = (
  database: Database,
  event: string,
  member: string,
): Promise<Participant | undefined> =>
  selectParticipant(database, event, member).forUpdate().executeTakeFirst();

export const participantsOf = (database: Database, event: string): Promise<Participant[]> =>
  database
    .selectFrom('participants')
    .selectAll()
    .where('event_id', '=', event)
    .orderBy('joined_at')
    .execute();

/** Members who already take part stay unchanged. */
export async function addParticipants(
  database: Database,
  event: string,
  members: string[],
  now: Date,
): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map((member) => ({
    event_id: event,
    member_id: member,
    group_id: null,
    joined_at: now,
    attended_at: null,
    muted: false,
    updated_at: now,
  }));
  await database
    .insertInto('participants')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function changeParticipant(
  database: Database,
  event: string,
  member: string,
  change: Updateable<ParticipantRow>,
): Promise<void> {
  await database
    .updateTable('participants')
    .set(change)
    .where('event_id', '=', event)
    .where('member_id', '=', member)
    .execute();
}

export async function removeParticipant(database: Database, event: string, member: string): Promise<void> {
  await database
    .deleteFrom('participants')
    .where('event_id', '=', event)
    .where('member_id', '=', member)
    .execute();
}

export const membersIn = async (database: Database, group: string): Promise<string[]> => {
  const rows = await database
    .selectFrom('participants')
    .select('member_id')
    .where('group_id', '=', group)
    .execute();
  return rows.map(({ member_id: member }) => member);
};
