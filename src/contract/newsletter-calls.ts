import { get, type Call } from './call.ts';
import type { ConfirmationRequest, SubscriptionRequest } from './newsletter-requests.ts';
import { FormToken, Newsletter, SubscriptionPending, SubscriptionState } from './newsletter.ts';

const signup = '/newsletter/subscriptions/:subscription';

/** The calls of `<newsletter-signup>`. */
export const newsletterCalls = {
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
