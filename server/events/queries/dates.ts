import type { Selectable } from 'kysely';
import type { DateProposalRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

export interface Proposal extends Selectable<DateProposalRow> {
  by: string | null;
  agreed: string[];
}

/** The groups' proposals, newest first. `agreed` lists only members who are still in the group. */
export async function proposalsOf(database: Database, groups: string[]): Promise<Proposal[]> {
  if (groups.length === 0) return [];
  const proposals = await database
    .selectFrom('date_proposals')
    .leftJoin('members', 'members.id', 'date_proposals.member_id')
    .selectAll('date_proposals')
    .select('members.name as by')
    .where('date_proposals.group_id', 'in', groups)
    .orderBy('proposed_at', 'desc')
    .orderBy('date_proposals.id')
    .execute();
  const agreements = await database
    .selectFrom('date_agreements')
    .innerJoin('date_proposals', 'date_proposals.id', 'date_agreements.proposal_id')
    .innerJoin('participants', (join) =>
      join
        .onRef('participants.member_id', '=', 'date_agreements.member_id')
        .onRef('participants.group_id', '=', 'date_proposals.group_id'),
    )
    .select(['date_agreements.proposal_id', 'date_agreements.member_id'])
    .where('date_proposals.group_id', 'in', groups)
    .orderBy('date_agreements.agreed_at')
    .execute();
  return proposals.map((proposal) => ({
    ...proposal,
    agreed: agreements.filter((it) => it.proposal_id === proposal.id).map(({ member_id: member }) => member),
  }));
}

export async function insertProposal(
  database: Database,
  proposal: Selectable<DateProposalRow>,
): Promise<void> {
  await database.insertInto('date_proposals').values(proposal).execute();
}

export async function deleteProposal(database: Database, id: string): Promise<void> {
  await database.deleteFrom('date_proposals').where('id', '=', id).execute();
}

/** Confirms a proposal. All others of the group, open or confirmed, become `replaced`. */
export async function confirmProposal(
  database: Database,
  { id, group_id: group }: Pick<Proposal, 'id' | 'group_id'>,
  now: Date,
): Promise<void> {
  await database
    .updateTable('date_proposals')
    .set({ state: 'replaced' })
    .where('group_id', '=', group)
    .where('id', '<>', id)
    .execute();
  await database
    .updateTable('date_proposals')
    .set({ state: 'confirmed', confirmed_at: now })
    .where('id', '=', id)
    .execute();
}

export async function insertAgreement(
  database: Database,
  proposal: string,
  member: string,
  now: Date,
): Promise<void> {
  await database
    .insertInto('date_agreements')
    .values({ proposal_id: proposal, member_id: member, agreed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Deletes a member's agreements to all open proposals of a group, or to one proposal. */
export async function deleteAgreements(
  database: Database,
  { group, member, proposal }: { group: string; member: string; proposal?: string },
): Promise<void> {
  const open = database
    .selectFrom('date_proposals')
    .select('id')
    .where('group_id', '=', group)
    .where('state', '=', 'open');
  let query = database.deleteFrom('date_agreements').where('member_id', '=', member);
  query = query.where('proposal_id', 'in', proposal === undefined ? open : [proposal]);
  await query.execute();
}
