import type { FormError } from '../ui/form-error.ts';

interface Asking {
  readonly busy?: boolean;
  readonly error?: FormError | undefined;
}

/** The whole state of a login. `signed-in` is the only one with nothing to ask. */
export type LoginStep =
  | ({ readonly name: 'form'; readonly email?: string } & Asking)
  | ({
      readonly name: 'check-inbox';
      readonly email: string;
      readonly attempt: string;
      /** Whether a new password is what the person came for. */
      readonly forgotten: boolean;
      /** Whether the session shall end with the page. */
      readonly shared: boolean;
      /** When another mail may be asked for, in milliseconds since 1970. */
      readonly resendAt: number;
      readonly resent?: boolean;
    } & Asking)
  | ({ readonly name: 'link'; readonly link: string } & Asking)
  | ({ readonly name: 'choose-password' } & Asking)
  | ({ readonly name: 'profile'; readonly saved?: boolean } & Asking)
  | { readonly name: 'sessions' }
  | { readonly name: 'signed-in' };
