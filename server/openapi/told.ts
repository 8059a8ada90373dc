import type { ProblemCode, routes } from '../../src/contract/index.ts';

/** A call of the contract by its name. */
export type Name = keyof typeof routes;

interface Told {
  summary: string;
  problems: ProblemCode[];
}

const body: ProblemCode[] = ['invalid', 'malformed', 'too-large', 'unsupported-media-type'];
const proof: ProblemCode[] = ['proof-invalid', 'nonce-required'];
const session: ProblemCode[] = ['signed-out', ...proof];

/** What the table of routes does not say. */
export const told: Record<Name, Told> = {
  newsletter: { summary: 'What a page needs to show the form', problems: [] },
  formToken: { summary: 'A token for one form, fetched when somebody begins to fill it in', problems: [] },
  subscribe: {
    summary: 'Sign up; the answer is the same whoever asks, and a mail with a link and a code is on its way',
    problems: [
      'invalid',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'form-token-invalid',
      'form-token-too-fast',
      'consent-required',
      'limited',
    ],
  },
  subscription: { summary: 'How far a signup is', problems: [] },
  withdraw: {
    summary: 'Forget a signup that is not confirmed, as when the address was mistyped',
    problems: ['idempotency-key-reused'],
  },
  resend: {
    summary: 'Send another mail; the old link and code stop working',
    problems: ['not-found', 'limited', 'idempotency-key-reused'],
  },
  confirm: {
    summary: 'Confirm by the 6-digit code from the mail',
    problems: [
      'invalid',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'code-wrong',
      'code-expired',
      'limited',
      'idempotency-key-reused',
    ],
  },
  signIn: {
    summary: 'Sign in by password; the session is bound to the key of the proof',
    problems: [...body, ...proof, 'credentials-wrong', 'limited'],
  },
  signInMail: {
    summary: 'Ask for a mail with a link and a code; the answer is the same whoever asks',
    problems: [...body, 'limited'],
  },
  signInByCode: {
    summary: 'Sign in by the code from the mail',
    problems: [...body, ...proof, 'code-wrong', 'code-expired', 'limited'],
  },
  signInByLink: {
    summary: 'Sign in by the link from the mail',
    problems: [...body, ...proof, 'link-expired', 'limited'],
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
    problems: [...body, ...session, 'password-common', 'credentials-wrong', 'limited'],
  },
  sessions: { summary: 'The member’s own sessions', problems: session },
  endSession: { summary: 'End one of them', problems: session },
  signOutEverywhere: { summary: 'End all of them', problems: session },
  showcase: {
    summary: 'Published posts, newest first; filter with kind, topic, event, group, author, q; limit, after',
    problems: ['invalid'],
  },
  showcaseNews: { summary: 'How many were published since; takes the same filters', problems: ['invalid'] },
  showcaseCounts: {
    summary: 'What the posts can be filtered by, with how many there are of each',
    problems: [],
  },
  post: { summary: 'One published post', problems: ['not-found'] },
  report: {
    summary: 'Report a post to the hosts',
    problems: [...body, 'not-found', 'limited', 'idempotency-key-reused'],
  },
  preview: {
    summary: 'Look behind a link, for the card of a submission',
    problems: [...body, ...session, 'link-unreadable', 'limited'],
  },
  submit: {
    summary: 'Put a piece of one’s own into the showcase',
    problems: [...body, ...session, 'limited', 'idempotency-key-reused'],
  },
  ownPosts: { summary: 'The member’s own posts with their state', problems: ['invalid', ...session] },
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
    problems: ['invalid', ...session, 'forbidden'],
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
};
