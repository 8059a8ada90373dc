import type { Context } from 'hono';
import type { EventExport, ExportedPiece } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Csv } from '../csv.ts';
import { csvFile, csvOf } from '../http/file-response.ts';
import type { RouteContext } from '../http/route-context.ts';
import { noSuchEvent } from './access.ts';
import { iso, presentEvent, presentPiece } from './presenters.ts';
import { cheersOf } from './queries/check-ins.ts';
import { eventWithId, groupsOf } from './queries/events.ts';
import { peopleOf } from './queries/participants.ts';
import { type PieceRecord, piecesOf } from './queries/pieces.ts';

const BATCH = 1000;

/** An event with its groups, people and pieces, as hosts may see them. Has no email address. */
export async function exportEvent({ db }: AppContext, id: string): Promise<EventExport> {
  const event = await eventWithId(db, id);
  if (!event) throw noSuchEvent();
  const [groups, people, pieces] = [
    await groupsOf(db, event.id),
    await peopleOf(db, event.id),
    await piecesOf(db, event.id),
  ];
  const cheers = await cheersOf(
    db,
    pieces.map((piece) => piece.id),
  );
  const names = new Map(people.map(({ member_id: member, name }) => [member, name]));
  const own = new Map(pieces.map((piece) => [piece.member_id, exported(piece, cheers.get(piece.id))]));
  return {
    event: presentEvent(event),
    groups: groups.map(({ id, name, facilitator_id: facilitator, publish_at: at, time_zone: zone }) => ({
      ...{ id, name },
      facilitator: (facilitator !== null && names.get(facilitator)) || null,
      date: at && { at: at.toISOString(), zone: zone ?? 'UTC' },
    })),
    people: people.map(({ member_id: member, name, group_id: group, attended_at: attended }) => ({
      ...{ member, name, group },
      here: attended !== null,
      piece: own.get(member) ?? null,
    })),
  };
}

function exported(piece: PieceRecord, cheers: number | undefined): ExportedPiece {
  const { id: _id, ...shown } = presentPiece(piece, cheers);
  return { ...shown, readyAt: iso(piece.ready_at), onTime: piece.on_time };
}

/** The same as a table, with a line for each person. */
export async function eventTable(ctx: RouteContext, c: Context, id: string): Promise<Response> {
  const csv = csvOf(ctx);
  const event = await exportEvent(ctx, id);
  return csvFile(ctx, c, event.event.id, tableOf(csv, event));
}

const personColumns = [
  'event',
  'starts_at',
  'group',
  'facilitator',
  'group_date',
  'group_time_zone',
  'name',
  'present',
];
const pieceColumns = [
  ...['state', 'kind', 'title', 'note', 'link', 'visible_to', 'promised_for', 'ready_at', 'published_at'],
  ...['on_time', 'cheers', 'hidden', 'post'],
];

/** By group, in the order of the board; people without a group are last. */
async function* tableOf(csv: Csv, { event, groups, people }: EventExport): AsyncGenerator<string, void> {
  const lines = [...groups, undefined].flatMap((group) =>
    people
      .filter((person) => person.group === (group?.id ?? null))
      .map(({ name, here, piece }) => [
        ...[event.title, event.startsAt, group?.name, group?.facilitator, group?.date?.at, group?.date?.zone],
        ...[name, yesOrNo(here), ...pieceCells(piece)],
      ]),
  );
  yield csv.write([[...personColumns, ...pieceColumns]]);
  for (let at = 0; at < lines.length; at += BATCH) yield csv.write(lines.slice(at, at + BATCH));
}

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');

function pieceCells(piece: ExportedPiece | null): unknown[] {
  if (!piece) return pieceColumns.map(() => '');
  const { state, kind, title, note, link, seenBy, promise, readyAt, publishedAt, onTime, post } = piece;
  return [
    ...[state, kind, title, note, link, seenBy, promise, readyAt, publishedAt],
    ...[yesOrNo(onTime), piece.cheers, yesOrNo(piece.hidden), post],
  ];
}
