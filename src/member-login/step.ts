import type { OwnSession } from '../contract/account.ts';
import type { FormError } from '../ui/form-error.ts';

interface Asking {
  /** What it waits for: a session, or only an answer. */
  readonly busy?: boolean | 'signing-in';
  /** Whether a password is being typed with caps lock on. */
  readonly capsLock?: boolean;
  readonly error?: FormError | undefined;
}

/** What every step of a signed-in member has. */
export interface SignedInStep {
  readonly menuOpen?: boolean;
  /** What was done last, for screen readers. */
  readonly done?: 'signedIn' | 'saved' | 'sessionEnded' | undefined;
}

/** The whole state of a login. Only `signed-in` asks for nothing. */
export type LoginStep =
  | ({ readonly name: 'form'; readonly email?: string } & Asking)
  | ({
      readonly name: 'check-inbox';
      readonly email: string;
      readonly attempt: string;
      /** Whether the person came to choose a new password. */
      readonly forgotten: boolean;
      /** Whether the session ends with the page. */
      readonly shared: boolean;
      /** When another email may be requested, in milliseconds since 1970. */
      readonly resendAt: number;
      readonly resent?: boolean;
    } & Asking)
  | ({ readonly name: 'link'; readonly link: string } & Asking)
  | ({ readonly name: 'choose-password' } & Asking & SignedInStep)
  | ({ readonly name: 'profile' } & Asking & SignedInStep)
  | ({
      readonly name: 'sessions';
      readonly sessions?: readonly OwnSession[];
      readonly busy?: never;
      readonly error?: FormError | undefined;
    } & SignedInStep)
  | ({ readonly name: 'signed-in'; readonly busy?: never } & SignedInStep);
