import type { ZodMiniType } from 'zod/mini';
import {
  ConfirmationRequest,
  FormToken,
  Newsletter,
  SubscriptionPending,
  SubscriptionRequest,
  SubscriptionState,
} from './newsletter.ts';

/** One call of the API. A `write` carries an `Idempotency-Key`. `:name` in a path is a parameter. */
export interface Route<Body extends ZodMiniType = ZodMiniType, Answer extends ZodMiniType = ZodMiniType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly status: number;
  readonly body?: Body;
  /** Absent where the answer has no body. */
  readonly answer?: Answer;
}

const route = <const R extends Route>(it: R): R => it;

/** Every call a widget may make. The server mounts these, the client types itself by them, the OpenAPI document lists them. */
export const routes = {
  newsletter: route({ method: 'GET', path: '/newsletter', status: 200, answer: Newsletter }),
  formToken: route({ method: 'GET', path: '/newsletter/form-token', status: 200, answer: FormToken }),
  subscribe: route({
    method: 'POST',
    path: '/newsletter/subscriptions',
    status: 202,
    body: SubscriptionRequest,
    answer: SubscriptionPending,
  }),
  subscription: route({
    method: 'GET',
    path: '/newsletter/subscriptions/:subscription',
    status: 200,
    answer: SubscriptionState,
  }),
  withdraw: route({ method: 'DELETE', path: '/newsletter/subscriptions/:subscription', status: 204 }),
  resend: route({
    method: 'POST',
    path: '/newsletter/subscriptions/:subscription/mails',
    status: 202,
    answer: SubscriptionPending,
  }),
  confirm: route({
    method: 'POST',
    path: '/newsletter/confirmations',
    status: 200,
    body: ConfirmationRequest,
    answer: SubscriptionState,
  }),
} as const;
