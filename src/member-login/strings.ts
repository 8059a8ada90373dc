import { commonStrings } from '../ui/common.strings.ts';
import type { accountStrings } from './account.strings.ts';
import { initialStrings } from './initial.strings.ts';
import type { membersPageStrings } from './members-page.strings.ts';

/** The sentences of the way in, English. `{name}` is filled in. */
export const strings = {
  ...initialStrings,
  ...commonStrings,
  signingIn: 'Signing in…',
  capsLock: 'Caps lock is on.',
  passwordMissing: 'Type your password. If you have none, ask for a link by email.',
  confirm: 'Sign in',
  back: 'Back',

  linkTitle: 'Welcome',
  linkText: 'Your link is good. One press, and you are in.',

  'invalid-credentials': 'Address and password do not go together. Try again, or ask for a link by email.',
  'link-expired': 'That link has run out or was used. Ask for a new one.',
  'link-broken': 'That link isn’t complete. Copy the whole link from the email, or ask for a new one.',
  unauthenticated: 'You were signed out. Please sign in again.',
  insecure: 'Signing in needs a secure connection: this page must be opened by https.',
};

/** Every sentence of `<member-login>`. */
export type LoginStrings = Record<
  keyof typeof strings | keyof typeof accountStrings | keyof typeof membersPageStrings,
  string
>;
