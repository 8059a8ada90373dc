import type { FormError } from '../ui/form-error.ts';

/** The whole state of a signup. */
export type SignupStep =
  | { readonly name: 'form'; readonly error?: FormError }
  | { readonly name: 'sending'; readonly email: string; readonly key: string }
  | { readonly name: 'queued'; readonly email: string; readonly key: string; readonly durable: boolean }
  | {
      readonly name: 'check-inbox';
      readonly email: string;
      readonly subscription: string;
      /** When another email may be requested, in milliseconds since 1970. */
      readonly resendAt: number;
      readonly resent?: boolean;
      readonly busy?: boolean;
      readonly error?: FormError | undefined;
    }
  | { readonly name: 'confirmed'; readonly email: string };
