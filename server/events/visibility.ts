import type { Group, Piece, Row } from '../../src/contract/index.ts';

/** The member, or anonymous visitor, who looks at an event. */
export interface Viewer {
  member: string;
  host: boolean;
  joined: boolean;
  group: string | null;
  /** Ids of the groups they run. */
  runs: ReadonlySet<string>;
}

export const anonymousViewer: Viewer = {
  member: '',
  host: false,
  joined: false,
  group: null,
  runs: new Set(),
};

/**
 * Whether the viewer is in this group, runs it or is a host. Insiders see everything in it that hosts have
 * not hidden.
 */
export const isInsider = (viewer: Viewer, group: string | null): boolean =>
  viewer.host || (group !== null && (viewer.group === group || viewer.runs.has(group)));

/**
 * The row as the viewer may see it, or undefined if they may not. Anonymous visitors only see people whose
 * piece is open to everyone and not hidden.
 */
export function visibleRow(viewer: Viewer, row: Row): Row | undefined {
  const own = row.member === viewer.member;
  const canEdit = own || viewer.host;
  const piece = row.piece && (canEdit ? row.piece : withoutHidden(row.piece));
  if (own || isInsider(viewer, row.group)) return { ...row, piece, ...visibleEntries(row, viewer, canEdit) };
  if (viewer === anonymousViewer && (piece?.seenBy !== 'all' || piece.hidden)) return undefined;
  const open = piece?.seenBy === 'all' || (viewer.joined && piece?.seenBy === 'event');
  return {
    ...row,
    here: viewer.joined && row.here,
    nudged: true,
    piece: piece && (open ? piece : blank(piece)),
    checkIn: viewer.joined && row.checkIn ? { ...row.checkIn, text: '' } : null,
    replies: viewer.joined && open ? seenReplies(row, viewer).filter(({ about }) => about === piece?.id) : [],
  };
}

const visibleEntries = ({ checkIn, ...row }: Row, viewer: Viewer, canEdit: boolean) => ({
  checkIn: checkIn?.hidden && !canEdit ? { ...checkIn, text: '' } : checkIn,
  replies: seenReplies(row, viewer),
});

const seenReplies = ({ replies }: Pick<Row, 'replies'>, viewer: Viewer) =>
  replies.filter(({ hidden, from }) => !hidden || viewer.host || from === viewer.member);

const blank = (piece: Piece): Piece => ({ ...piece, title: '', note: '', link: null });
const withoutHidden = (piece: Piece): Piece => (piece.hidden ? blank(piece) : piece);

/** The group as the viewer may see it. */
export function visibleGroup(viewer: Viewer, group: Group): Group {
  if (isInsider(viewer, group.id)) return group;
  const facilitator = viewer === anonymousViewer ? null : group.facilitator;
  return { ...group, facilitator, dates: [], calendar: null };
}
