import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { type ServiceKind, serviceKinds, ServiceRequest } from './service-requests.ts';

/** A newsletter service that subscribers are sent to. Its key is never returned. */
export const Service = z.object({
  kind: z.enum(serviceKinds as [ServiceKind, ...ServiceKind[]]),
  /** What people are added to there: an audience, group, tag, newsletter or subscription type; null for all. */
  list: z.nullable(z.string()),
  /** Address of a service that has its own for everyone. */
  url: z.nullable(z.string()),
  createdAt: Timestamp,
  /** Since when the key is refused or the list is missing; null while events are delivered. */
  pausedAt: z.nullable(Timestamp),
  /** Events that wait for it, and events that were given up. */
  waiting: z.number(),
  failed: z.number(),
  /** Why the oldest undelivered event has failed; null if none has. */
  problem: z.nullable(z.string()),
  /** The last 20 people about whom an event was given up, and why. */
  failures: z.array(z.object({ email: z.string(), problem: z.string() })),
});
export type Service = z.infer<typeof Service>;

export const ServiceList = z.object({ services: z.array(Service) });
export type ServiceList = z.infer<typeof ServiceList>;

/** The answer to `POST /services/:service/test`. */
export const ServiceTest = z.object({
  /** Why the key or the list does not work; null if both do. */
  problem: z.nullable(z.string()),
});
export type ServiceTest = z.infer<typeof ServiceTest>;

export const serviceEndpoints = {
  services: endpoint({
    method: 'GET',
    path: '/services',
    role: 'host',
    summary: 'All connected newsletter services, with the number of their waiting and failed events',
    status: 200,
    response: ServiceList,
  }),
  connectService: endpoint({
    method: 'POST',
    path: '/services',
    role: 'host',
    summary:
      'Connects a newsletter service after testing the key and the list; replaces the settings of one that is connected, and keeps its waiting events',
    request: ServiceRequest,
    idempotencyKey: 'none',
    status: 201,
    response: Service,
  }),
  disconnectService: endpoint({
    method: 'DELETE',
    path: '/services/:service',
    role: 'host',
    summary: 'Disconnects a service, and deletes its key and its undelivered events; nobody is removed there',
    status: 204,
    problems: ['not-found'],
  }),
  testService: endpoint({
    method: 'POST',
    path: '/services/:service/test',
    role: 'host',
    summary: 'Tests the key and the list of a service now, and returns the result',
    idempotencyKey: 'none',
    status: 200,
    response: ServiceTest,
    problems: ['not-found'],
  }),
  syncService: endpoint({
    method: 'POST',
    path: '/services/:service/sync',
    role: 'host',
    summary: 'Sends all confirmed subscribers to a service, for those who confirmed before it was connected',
    status: 204,
    problems: ['not-found'],
  }),
  retryService: endpoint({
    method: 'POST',
    path: '/services/:service/retry',
    role: 'host',
    summary: 'Retries waiting and failed events of a service now',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
