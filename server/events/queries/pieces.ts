import type { Selectable, Updateable } from 'kysely';
import type { PieceRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

export type PieceRecord = Selectable<PieceRow>;

export function piecesOf(database: Database, event: string, member?: string): Promise<PieceRecord[]> {
  let query = database.selectFrom('pieces').selectAll().where('event_id', '=', event);
  if (member !== undefined) query = query.where('member_id', '=', member);
  return query.execute();
}

export const pieceOf = (
  database: Database,
  event: string,
  member: string,
): Promise<PieceRecord | undefined> =>
  database
    .selectFrom('pieces')
    .selectAll()
    .where('event_id', '=', event)
    .where('member_id', '=', member)
    .executeTakeFirst();

export async function insertPiece(database: Database, piece: PieceRecord): Promise<void> {
  await database.insertInto('pieces').values(piece).execute();
}

export async function changePiece(
  database: Database,
  id: string,
  change: Updateable<PieceRow>,
): Promise<void> {
  await database.updateTable('pieces').set(change).where('id', '=', id).execute();
}
