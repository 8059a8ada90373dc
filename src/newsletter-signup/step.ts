import type { Trouble } from '../ui/trouble.ts';

/** The whole state of a signup. */
export type Step =
  | { readonly name: 'form'; readonly trouble?: Trouble }
  | { readonly name: 'sending'; readonly email: string; readonly key: string }
  | { readonly name: 'queued'; readonly email: string; readonly key: string; readonly durable: boolean }
  | {
      readonly name: 'check-inbox';
      readonly email: string;
      readonly subscription: string;
      /** When another mail may be asked for, in milliseconds since 1970. */
      readonly resendAt: number;
      readonly resent?: boolean;
      readonly busy?: boolean;
      readonly trouble?: Trouble | undefined;
    }
  | { readonly name: 'confirmed'; readonly email: string };
