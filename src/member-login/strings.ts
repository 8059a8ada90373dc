import { commonStrings, type CommonStrings } from '../ui/common.strings.ts';
import type { accountStrings } from './account.strings.ts';
import { initialStrings } from './initial.strings.ts';
import type { membersPageStrings } from './members-page.strings.ts';

/** The texts of signing in, in English. `{name}` is a placeholder. */
export const strings = {
  ...initialStrings,
  ...commonStrings,
  signingIn: 'Signing in…',
  sendingEmail: 'Sending…',
  capsLock: 'Caps Lock is on.',
  passwordMissing: 'Enter your password, or ask for a sign-in link by email.',
  confirm: 'Sign in',
  back: 'Back',

  linkTitle: 'Welcome',
  linkText: 'Your link works. Select “Sign in” to continue.',

  'invalid-credentials': 'That email and password don’t match. Try again, or ask for a sign-in link.',
  'link-expired': 'That link has expired or was already used. Request a new one.',
  'link-broken': 'That link isn’t complete. Copy the whole link from the email, or request a new one.',
  unauthenticated: 'You’ve been signed out. Please sign in again.',
  insecure: 'Signing in needs a secure connection. Open this page with https.',
};

/** The texts of `<member-login>` for everyone. */
export type LoginVisitorStrings = Record<keyof typeof strings, string>;

/** Those that are not in the translations of `shared-forms`. */
export type OwnLoginStrings = Omit<LoginVisitorStrings, keyof CommonStrings>;

/** The texts for members. */
export type LoginMemberStrings = Record<
  keyof typeof accountStrings | keyof typeof membersPageStrings,
  string
>;

/** All texts of `<member-login>`. */
export type LoginStrings = LoginVisitorStrings & LoginMemberStrings;
