import type { Group, Piece, Row } from '../../src/contract/index.ts';

/** Who looks at an event. */
export interface Viewer {
  member: string;
  host: boolean;
  joined: boolean;
  group: string | null;
  /** The groups that they run. */
  runs: ReadonlySet<string>;
}

export const anonymousViewer: Viewer = {
  member: '',
  host: false,
  joined: false,
  group: null,
  runs: new Set(),
};

/** Whether somebody is in this group, or runs it: before them nothing of it is closed. */
export const isInsider = (viewer: Viewer, group: string | null): boolean =>
  viewer.host || (group !== null && (viewer.group === group || viewer.runs.has(group)));

/** A row as somebody may see it; undefined: not at all. Strangers learn of nobody who did not say that all may see their piece. */
export function visibleRow(viewer: Viewer, row: Row): Row | undefined {
  const own = row.member === viewer.member;
  const hands = own || viewer.host;
  const piece = row.piece && (hands ? row.piece : withoutHidden(row.piece));
  if (own || isInsider(viewer, row.group)) return { ...row, piece, ...seenWords(row, viewer, hands) };
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

const seenWords = ({ checkIn, ...row }: Row, viewer: Viewer, hands: boolean) => ({
  checkIn: checkIn?.hidden && !hands ? { ...checkIn, text: '' } : checkIn,
  replies: seenReplies(row, viewer),
});

const seenReplies = ({ replies }: Pick<Row, 'replies'>, viewer: Viewer) =>
  replies.filter(({ hidden, from }) => !hidden || viewer.host || from === viewer.member);

const blank = (piece: Piece): Piece => ({ ...piece, title: '', note: '', link: null });
const withoutHidden = (piece: Piece): Piece => (piece.hidden ? blank(piece) : piece);

/** A group as somebody may see it. */
export function visibleGroup(viewer: Viewer, group: Group): Group {
  if (isInsider(viewer, group.id)) return group;
  const facilitator = viewer === anonymousViewer ? null : group.facilitator;
  return { ...group, facilitator, dates: [], calendar: null };
}
