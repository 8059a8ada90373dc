import * as z from 'zod/mini';
import type { ServiceSettings } from '../../src/contract/index.ts';
import type { Outcome } from '../destinations/outcome.ts';
import type { Delivery, Destination } from '../destinations/queries.ts';
import type { Outbound } from './client.ts';
import { connect } from './kinds.ts';
import { type Service, ServiceError } from './service.ts';

const Body = z.object({
  data: z.object({ name: z.nullable(z.string()), reason: z.nullable(z.string()) }),
});

export async function sendToService(
  ctx: Outbound,
  { settings }: Destination,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Outcome> {
  const service = connect(settings as ServiceSettings, ctx, signal);
  const failure = await failureOf(() => apply(service, delivery));
  if (!failure) return 'delivered';
  // A service rejects a deleted list like a person it doesn't accept. If the list is gone, no event may be given up.
  const cause = failure.next === 'reject' ? await failureOf(() => service.check()) : undefined;
  const { next, message, retryAfterMs } = cause ?? failure;
  return { next, error: message, retryAfterMs };
}

async function apply(service: Service, { event, subject, body }: Delivery): Promise<void> {
  const { name, reason } = Body.parse(JSON.parse(body)).data;
  if (event === 'subscriber.confirmed') return service.subscribe({ email: subject, name });
  if (event === 'subscriber.changed') return service.update({ email: subject, name });
  return reason === 'erased' ? service.erase(subject) : service.unsubscribe(subject);
}

/** Why the work failed, or undefined if it succeeded. */
export async function failureOf(work: () => Promise<void>): Promise<ServiceError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
