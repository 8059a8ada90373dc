import type { BoardMutation } from './board-mutations.ts';
import type { PieceRequest } from '../contract/group-requests.ts';
import {
  type Board,
  type CheckIn,
  emptyPiece,
  type Group,
  type Piece,
  type Row,
} from '../contract/groups.ts';

/** The board as if a member's pending writes had been applied. */
export function withPending(board: Board, writes: readonly BoardMutation[], name: string): Board {
  let shown = board;
  for (const write of writes) shown = withOne(shown, write, name);
  return shown;
}

function withOne(board: Board, write: BoardMutation, name: string): Board {
  const me = board.you?.member ?? '';
  const row = (member: string, change: (row: Row) => Row): Board => ({
    ...board,
    rows: board.rows.map((it) => (it.member === member ? change(it) : it)),
  });
  const dated = (group: string, change: (dates: Group['dates']) => Group['dates']): Board => ({
    ...board,
    groups: board.groups.map((it) => (it.id === group ? { ...it, dates: change(it.dates) } : it)),
  });
  const at = new Date().toISOString();
  switch (write.call) {
    case 'changePiece':
      return row(write.params.member, (it) => ({ ...it, piece: withChange(it.piece, write.body) }));
    case 'checkIn':
      return row(me, (it) => ({ ...it, checkIn: { ...newCheckIn(at), ...write.body } }));
    case 'setAttendance':
      return row(write.params.member, (it) => ({ ...it, ...write.body }));
    case 'assignToGroup':
      return placed(board, write.params.member, write.body.group, name, at);
    case 'cheerEntry':
      return cheered(board, write.params.entry, write.body.cheered);
    case 'reply': {
      const { about, text } = write.body;
      const reply = { id: '', about, from: me, by: name, text, at, hidden: false };
      const owner = board.rows.find((it) => it.piece?.id === about || it.checkIn?.id === about);
      return owner ? row(owner.member, (it) => ({ ...it, replies: [...it.replies, reply] })) : board;
    }
    case 'nudgeMember':
      return row(write.body.member, (it) => ({ ...it, nudged: true }));
    case 'muteEvent':
      return board.you ? { ...board, you: { ...board.you, ...write.body } } : board;
    case 'proposeDate': {
      const proposal = {
        ...write.body,
        id: '',
        by: name,
        state: 'open' as const,
        agreed: [me],
      };
      return dated(write.params.group, (dates) => [
        { ...proposal, proposedAt: at, confirmedAt: null },
        ...dates,
      ]);
    }
    case 'agreeToDate':
      return dated(write.params.group, (dates) =>
        dates.map((date) => agreedTo(date, write.params.date, me, write.body.agreed)),
      );
    default:
      return board;
  }
}

function agreedTo(date: Group['dates'][number], id: string, me: string, agrees: boolean) {
  const agreed = date.agreed.filter((it) => it !== me);
  return { ...date, agreed: agrees && date.id === id ? [...agreed, me] : agreed };
}

function withChange(piece: Piece | null, { was: _, ...change }: PieceRequest): Piece {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...(piece ?? newPiece), ...given };
}

const newPiece: Piece = {
  ...emptyPiece,
  id: '',
  publishedAt: null,
  post: null,
  cheers: 0,
  hidden: false,
};

const newCheckIn = (at: string): CheckIn => ({
  id: '',
  mood: 'on-track',
  text: '',
  at,
  cheers: 0,
  hidden: false,
});

function placed(board: Board, member: string, group: string | null, name: string, at: string): Board {
  const known = board.rows.some((row) => row.member === member);
  const fresh: Row = {
    member,
    name,
    picture: null,
    group,
    here: false,
    piece: null,
    checkIn: null,
    replies: [],
    nudged: true,
    changedAt: at,
  };
  const rows = known
    ? board.rows.map((row) => (row.member === member ? { ...row, group } : row))
    : [...board.rows, fresh];
  const own = board.you?.member === member;
  return { ...board, rows, you: board.you && (own ? { ...board.you, joined: true } : board.you) };
}

function cheered(board: Board, about: string, cheers: boolean): Board {
  if (!board.you || board.you.cheered.includes(about) === cheers) return board;
  const step = cheers ? 1 : -1;
  const count = <Thing extends { id: string; cheers: number }>(thing: Thing | null) =>
    thing?.id === about ? { ...thing, cheers: thing.cheers + step } : thing;
  const others = board.you.cheered.filter((id) => id !== about);
  return {
    ...board,
    you: { ...board.you, cheered: cheers ? [...others, about] : others },
    rows: board.rows.map((row) => ({ ...row, piece: count(row.piece), checkIn: count(row.checkIn) })),
  };
}
