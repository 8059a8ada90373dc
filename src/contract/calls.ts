import type { ZodMiniType } from 'zod/mini';
import type { ConfirmationRequest, SubscriptionRequest } from './newsletter-requests.ts';
import { FormToken, Newsletter, SubscriptionPending, SubscriptionState } from './newsletter.ts';

/**
 * One call as a client makes it: a page loads the checks of what it receives, and of what it sends only the type.
 * `:name` in a path is a parameter. Every call but a GET carries an `Idempotency-Key`.
 */
export interface Call<Body = unknown, Answer extends ZodMiniType = ZodMiniType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly status: number;
  /** Absent where the answer has no body. */
  readonly answer?: Answer;
  /** The type of what is sent; there is no such value. */
  readonly sends?: Body;
}

const get = <Answer extends ZodMiniType>(path: string, answer: Answer) =>
  ({ method: 'GET', path, status: 200, answer }) satisfies Call;

const signup = '/newsletter/subscriptions/:subscription';

/** Every call a widget may make. */
export const calls = {
  newsletter: get('/newsletter', Newsletter),
  formToken: get('/newsletter/form-token', FormToken),
  subscribe: {
    method: 'POST',
    path: '/newsletter/subscriptions',
    status: 202,
    answer: SubscriptionPending,
  } as Call<SubscriptionRequest, typeof SubscriptionPending>,
  subscription: get(signup, SubscriptionState),
  withdraw: { method: 'DELETE', path: signup, status: 204 },
  resend: { method: 'POST', path: `${signup}/mails`, status: 202, answer: SubscriptionPending },
  confirm: {
    method: 'POST',
    path: '/newsletter/confirmations',
    status: 200,
    answer: SubscriptionState,
  } as Call<ConfirmationRequest, typeof SubscriptionState>,
} as const;
