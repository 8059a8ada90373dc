import type { ZodMiniType } from 'zod/mini';
import { calls, type Call } from './calls.ts';
import { ConfirmationRequest, SubscriptionRequest } from './newsletter-requests.ts';

/** One call as the server takes it: with the check of its body. */
export interface Route<
  Body extends ZodMiniType = ZodMiniType,
  Answer extends ZodMiniType = ZodMiniType,
> extends Call<unknown, Answer> {
  readonly body?: Body;
}

/** Every call of the API. The server mounts these, and the OpenAPI document lists them. */
export const routes = {
  ...calls,
  subscribe: { ...calls.subscribe, body: SubscriptionRequest },
  confirm: { ...calls.confirm, body: ConfirmationRequest },
} as const satisfies Record<keyof typeof calls, Route>;
