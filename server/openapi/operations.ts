import type { ProblemCode, routes } from '../../src/contract/index.ts';

/** The name of a call in the contract. */
export type OperationName = keyof typeof routes;

interface Operation {
  summary: string;
  problems: ProblemCode[];
}

const body: ProblemCode[] = ['validation-failed', 'malformed', 'too-large', 'unsupported-media-type'];
const proof: ProblemCode[] = ['proof-invalid', 'nonce-required'];
const session: ProblemCode[] = ['unauthenticated', ...proof];

const write: ProblemCode[] = [...body, ...session, 'idempotency-key-reused'];

/** Summaries and problems, which the contract's routes don't include. */
export const operations: Record<OperationName, Operation> = {
  newsletter: { summary: 'What a page needs to show the form', problems: [] },
  formToken: { summary: 'A token for one form, fetched when somebody begins to fill it in', problems: [] },
  subscribe: {
    summary: 'Sign up; the answer is the same whoever asks, and a mail with a link and a code is on its way',
    problems: [
      'validation-failed',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'form-token-invalid',
      'form-token-too-fast',
      'consent-required',
      'rate-limited',
    ],
  },
  subscription: { summary: 'How far a signup is', problems: [] },
  withdraw: {
    summary: 'Forget a signup that is not confirmed, as when the address was mistyped',
    problems: ['idempotency-key-reused'],
  },
  resend: {
    summary: 'Send another mail; the old link and code stop working',
    problems: ['not-found', 'rate-limited', 'idempotency-key-reused'],
  },
  confirm: {
    summary: 'Confirm by the 6-digit code from the mail',
    problems: [
      'validation-failed',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid-code',
      'code-expired',
      'rate-limited',
      'idempotency-key-reused',
    ],
  },
  signIn: {
    summary: 'Sign in by password; the session is bound to the key of the proof',
    problems: [...body, ...proof, 'invalid-credentials', 'rate-limited'],
  },
  signInMail: {
    summary: 'Ask for a mail with a link and a code; the answer is the same whoever asks',
    problems: [...body, 'rate-limited'],
  },
  signInByCode: {
    summary: 'Sign in by the code from the mail',
    problems: [...body, ...proof, 'invalid-code', 'code-expired', 'rate-limited'],
  },
  signInByLink: {
    summary: 'Sign in by the link from the mail',
    problems: [...body, ...proof, 'link-expired', 'rate-limited'],
  },
  rotate: {
    summary: 'Change the token for a new one; the old one is refused from then on',
    problems: session,
  },
  signOut: { summary: 'End this session', problems: session },
  member: { summary: 'Who is signed in', problems: session },
  changeProfile: {
    summary: 'Change name, words about oneself, link and picture',
    problems: [...body, ...session, 'idempotency-key-reused'],
  },
  choosePassword: {
    summary: 'Choose a password; every other session ends',
    problems: [...body, ...session, 'password-too-common', 'invalid-credentials', 'rate-limited'],
  },
  sessions: { summary: 'The member’s own sessions', problems: session },
  endSession: { summary: 'End one of them', problems: session },
  signOutEverywhere: { summary: 'End all of them', problems: session },
  showcase: {
    summary: 'Published posts, newest first; filter with kind, topic, event, group, author, q; limit, after',
    problems: ['validation-failed'],
  },
  showcaseNews: {
    summary: 'How many were published since; takes the same filters',
    problems: ['validation-failed'],
  },
  showcaseCounts: {
    summary: 'What the posts can be filtered by, with how many there are of each',
    problems: [],
  },
  post: { summary: 'One published post', problems: ['not-found'] },
  report: {
    summary: 'Report a post to the hosts',
    problems: [...body, 'not-found', 'rate-limited', 'idempotency-key-reused'],
  },
  preview: {
    summary: 'Look behind a link, for the card of a submission',
    problems: [...body, ...session, 'link-unreadable', 'rate-limited'],
  },
  submit: {
    summary: 'Put a piece of one’s own into the showcase',
    problems: [...body, ...session, 'rate-limited', 'idempotency-key-reused'],
  },
  ownPosts: {
    summary: 'The member’s own posts with their state',
    problems: ['validation-failed', ...session],
  },
  changePost: {
    summary: 'Change a post of one’s own; a host may change any',
    problems: [...body, ...session, 'not-found', 'idempotency-key-reused'],
  },
  withdrawPost: { summary: 'Take a post of one’s own away for good', problems: [...session, 'not-found'] },
  ownCheers: { summary: 'Which of ?posts=a,b,c the member cheers', problems: session },
  cheer: {
    summary: 'Cheer a post, or take the cheer back',
    problems: [...body, ...session, 'not-found', 'idempotency-key-reused'],
  },
  queue: {
    summary: 'What waits for a host: pending and reported posts, the oldest first',
    problems: ['validation-failed', ...session, 'forbidden'],
  },
  decide: {
    summary: 'Publish, decline or hide posts; their authors get a mail',
    problems: [...body, ...session, 'forbidden', 'idempotency-key-reused'],
  },
  sources: { summary: 'The feeds, and how they do', problems: [...session, 'forbidden'] },
  addSource: {
    summary: 'Add an RSS, Atom or JSON feed',
    problems: [...body, ...session, 'forbidden', 'idempotency-key-reused'],
  },
  changeSource: {
    summary: 'Change the rule or the topics of a feed, or read it now',
    problems: [...body, ...session, 'forbidden', 'not-found'],
  },
  removeSource: {
    summary: 'Take a feed away; its posts stay',
    problems: [...session, 'forbidden', 'not-found'],
  },
  page: {
    summary: 'A members’ page and what of it is open',
    problems: [...session, 'forbidden', 'not-found'],
  },
  lesson: {
    summary: 'One piece of it; not found before its day',
    problems: [...session, 'forbidden', 'not-found'],
  },
  progress: {
    summary: 'Tick it off, or take the tick away',
    problems: [...body, ...session, 'forbidden', 'not-found'],
  },
  live: {
    summary: 'What changes, as server-sent events; `Last-Event-ID` goes on where a stream ended',
    problems: [...session, 'rate-limited'],
  },
  event: { summary: 'An event as everybody may see it; `current` is the newest', problems: ['not-found'] },
  summary: { summary: 'What has come of an event that is closed', problems: ['not-found'] },
  board: { summary: 'An event as a member may see it', problems: [...session, 'not-found'] },
  events: { summary: 'All events, newest first', problems: session },
  place: {
    summary: 'Join an event, or a group; a host puts others there',
    problems: [...write, 'forbidden', 'not-found', 'conflict'],
  },
  leave: { summary: 'Leave an event', problems: [...session, 'forbidden', 'not-found'] },
  setHere: { summary: 'Answer the roll-call', problems: [...write, 'forbidden', 'not-found'] },
  changePiece: {
    summary: 'Change a piece, or move it on; nothing that somebody else has changed since is overwritten',
    problems: [...write, 'forbidden', 'not-found', 'conflict'],
  },
  checkIn: { summary: 'Say how it goes', problems: [...write, 'forbidden', 'not-found', 'rate-limited'] },
  encourage: { summary: 'Cheer a piece or a check-in, or not any more', problems: [...write, 'not-found'] },
  reply: { summary: 'Reply to a piece or a check-in', problems: [...write, 'not-found', 'rate-limited'] },
  takeBack: { summary: 'Take one’s own check-in or reply back', problems: [...session, 'not-found'] },
  nudge: {
    summary: 'A mail to somebody silent, one a day whoever sends it',
    problems: [...write, 'forbidden', 'not-found', 'rate-limited'],
  },
  mute: { summary: 'No nudges and reminders of this event, or again', problems: [...write, 'not-found'] },
  propose: {
    summary: 'Propose a date to one’s group',
    problems: [...write, 'forbidden', 'not-found', 'rate-limited'],
  },
  agree: {
    summary: 'Agree to a proposed date, or not any more',
    problems: [...write, 'forbidden', 'not-found'],
  },
  confirmDate: {
    summary: 'Settle a proposed date, as who runs the group',
    problems: [...session, 'forbidden', 'not-found', 'idempotency-key-reused'],
  },
  changeGroup: {
    summary: 'Rename a group, or name its facilitator',
    problems: [...write, 'forbidden', 'not-found'],
  },
  complain: {
    summary: 'Report a piece, a check-in or a reply',
    problems: [...write, 'not-found', 'rate-limited'],
  },
  makeEvent: { summary: 'Make an event', problems: [...write, 'forbidden'] },
  changeEvent: {
    summary: 'Change an event: open, making or closed, and whose turn it is in the roll-call',
    problems: [...write, 'forbidden', 'not-found'],
  },
  split: {
    summary: 'Put people into groups of the same size',
    problems: [...write, 'forbidden', 'not-found'],
  },
  makeGroup: { summary: 'Make a group', problems: [...write, 'forbidden', 'not-found'] },
  removeGroup: {
    summary: 'Take a group away; its people wait for another',
    problems: [...session, 'forbidden', 'not-found'],
  },
  moderation: {
    summary: 'What was reported, and what hosts have done',
    problems: [...session, 'forbidden', 'not-found'],
  },
  moderate: {
    summary: 'Hide, show or remove what somebody wrote, or leave it as it is',
    problems: [...write, 'forbidden', 'not-found'],
  },
};
