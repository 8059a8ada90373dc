import { emptyPiece, type PieceChange, type PieceRequest, type Row } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { accessTo, managesGroup, noSuchParticipant, notPermitted } from './access.ts';
import { rowFor } from './board.ts';
import { notifyRowChanged } from './notify.ts';
import { changeParticipant, lockParticipant } from './queries/participants.ts';
import { changePiece as change, insertPiece, pieceOf, type PieceRecord } from './queries/pieces.ts';

/** How far ahead a promised date may be, in days. */
const MAX_DAYS_AHEAD = 730;

/**
 * Creates or changes a participant's piece. For the participant, their facilitator and hosts.
 * `was` holds the values that the caller saw. If a field to change has another value by now, nothing is
 * changed and the `conflict` problem names each such field.
 */
export async function changePiece(
  ctx: AppContext,
  member: MemberRecord,
  { event, who, was = {}, ...wanted }: PieceRequest & { event: string; who: string },
): Promise<Row> {
  const access = await accessTo(ctx.db, member, event);
  const { id } = access.event;
  const person = await lockParticipant(ctx.db, id, who);
  if (!person) throw noSuchParticipant();
  if (who !== member.id && !managesGroup(access, person.group_id)) throw notPermitted();
  const now = ctx.clock.now();
  const kept = await pieceOf(ctx.db, id, who);
  const piece = kept ?? newPiece(id, who, now);
  const changes = changesIn(wanted, piece);
  requireUnchanged(changes, was, piece);
  requireUnpublished(changes, piece);
  requireValidChange(changes, now);
  const next: PieceRecord = { ...piece, ...asKept(changes, piece, now) };
  if (kept) await change(ctx.db, piece.id, next);
  else await insertPiece(ctx.db, next);
  await changeParticipant(ctx.db, id, who, { updated_at: now });
  await notifyRowChanged(ctx, id, who);
  return rowFor(ctx, access, who);
}

const newPiece = (event: string, member: string, now: Date): PieceRecord => ({
  id: randomName(),
  event_id: event,
  member_id: member,
  state: emptyPiece.state,
  kind: emptyPiece.kind,
  title: emptyPiece.title,
  note: emptyPiece.note,
  link: emptyPiece.link,
  visibility: emptyPiece.seenBy,
  promised_for: emptyPiece.promise,
  ready_at: null,
  published_at: null,
  on_time: false,
  post_id: null,
  hidden: false,
  created_at: now,
});

type Field = keyof PieceChange;

const saying = (piece: PieceRecord): Record<Field, string | null> => ({
  title: piece.title,
  note: piece.note,
  link: piece.link,
  kind: piece.kind,
  seenBy: piece.visibility,
  state: piece.state,
  promise: piece.promised_for?.toISOString() ?? null,
});

/** The wanted fields whose value differs from the current one. */
function changesIn(wanted: PieceChange, piece: PieceRecord): PieceChange {
  const now = saying(piece);
  const changed = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && moment(value) !== now[field as Field],
  );
  return Object.fromEntries(changed);
}

/** Normalizes date-times, because the same moment can be written in more than one way. */
const moment = (value: string | null) =>
  value !== null && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value).toISOString() : value;

function requireUnchanged(changes: PieceChange, was: PieceChange, piece: PieceRecord): void {
  const now = saying(piece);
  const others = (Object.keys(changes) as Field[]).filter(
    (field) => was[field] !== undefined && moment(was[field]) !== now[field],
  );
  if (others.length === 0) return;
  throw new ProblemError('conflict', {
    errors: others.map((field) => ({ field, detail: `It says by now: ${now[field] ?? 'nothing'}` })),
  });
}

/** Others have seen a published piece: it is edited as a post in the showcase, where hosts review changes. */
function requireUnpublished(changes: PieceChange, { state }: PieceRecord): void {
  const [field] = Object.keys(changes);
  if (state !== 'published' || field === undefined) return;
  const detail = 'The piece is published. Change its post in the showcase.';
  throw invalidField(field, detail);
}

function requireValidChange({ link, promise }: PieceChange, now: Date): void {
  if (link && !URL.canParse(link)) throw invalidField('link', 'An address that starts with https://');
  const days = promise ? (new Date(promise).getTime() - now.getTime()) / 86_400_000 : 1;
  if (!(days > 0 && days < MAX_DAYS_AHEAD))
    throw invalidField('promise', 'Choose a day in the next two years.');
}

function asKept({ seenBy, promise, state, ...texts }: PieceChange, piece: PieceRecord, now: Date) {
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(seenBy && { visibility: seenBy }),
    ...(promise !== undefined && { promised_for: promise === null ? null : new Date(promise) }),
    ...(state && { state, ready_at: state === 'ready' ? (piece.ready_at ?? now) : null }),
  };
}
