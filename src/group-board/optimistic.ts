import type { Mutation } from '../community/mutations.ts';
import type {
  CheckInRequest,
  DateProposalRequest,
  PieceRequest,
  ReplyRequest,
} from '../contract/group-requests.ts';
import type { Board, CheckIn, Group, Piece, Row } from '../contract/groups.ts';

/** What a member has written and the server does not know yet, as if it were there already. */
export function withPending(board: Board, writes: readonly Mutation[], name: string): Board {
  let shown = board;
  for (const write of writes) shown = withOne(shown, write, name);
  return shown;
}

function withOne(board: Board, { call, params = {}, body }: Mutation, name: string): Board {
  const me = board.you?.member ?? '';
  const who = params['member'] ?? '';
  const row = (member: string, change: (row: Row) => Row): Board => ({
    ...board,
    rows: board.rows.map((it) => (it.member === member ? change(it) : it)),
  });
  const dated = (change: (dates: Group['dates']) => Group['dates']): Board => ({
    ...board,
    groups: board.groups.map((it) => (it.id === params['group'] ? { ...it, dates: change(it.dates) } : it)),
  });
  const at = new Date().toISOString();
  switch (call) {
    case 'changePiece':
      return row(who, (it) => ({ ...it, piece: withChange(it.piece, body as PieceRequest) }));
    case 'checkIn':
      return row(me, (it) => ({ ...it, checkIn: { ...newCheckIn(at), ...(body as CheckInRequest) } }));
    case 'setAttendance':
      return row(who, (it) => ({ ...it, ...(body as { here: boolean }) }));
    case 'assignToGroup':
      return placed(board, who, (body as { group: string | null }).group, name, at);
    case 'cheerEntry':
      return cheered(board, params['entry'] ?? '', (body as { cheered: boolean }).cheered);
    case 'reply': {
      const { about, text } = body as ReplyRequest;
      const reply = { id: '', about, from: me, by: name, text, at, hidden: false };
      const owner = board.rows.find((it) => it.piece?.id === about || it.checkIn?.id === about);
      return owner ? row(owner.member, (it) => ({ ...it, replies: [...it.replies, reply] })) : board;
    }
    case 'nudgeMember':
      return row((body as { member: string }).member, (it) => ({ ...it, nudged: true }));
    case 'muteEvent':
      return board.you ? { ...board, you: { ...board.you, ...(body as { muted: boolean }) } } : board;
    case 'proposeDate': {
      const proposal = {
        ...(body as DateProposalRequest),
        id: '',
        by: name,
        state: 'open' as const,
        agreed: [me],
      };
      return dated((dates) => [{ ...proposal, proposedAt: at, confirmedAt: null }, ...dates]);
    }
    case 'agreeToDate':
      return dated((dates) => dates.map((date) => agreedTo(date, params['date'], me, body)));
    default:
      return board;
  }
}

function agreedTo(date: Group['dates'][number], id: string | undefined, me: string, body: unknown) {
  const agreed = date.agreed.filter((it) => it !== me);
  const { agreed: yes } = body as { agreed: boolean };
  return { ...date, agreed: yes && date.id === id ? [...agreed, me] : agreed };
}

/** A piece with what somebody changes of it. */
function withChange(piece: Piece | null, { was: _, ...change }: PieceRequest): Piece {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...(piece ?? newPiece), ...given };
}

const newPiece: Piece = {
  id: '',
  state: 'idea',
  kind: 'article',
  title: '',
  note: '',
  link: null,
  seenBy: 'event',
  promise: null,
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
