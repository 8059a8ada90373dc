import { type Endpoint, endpoints } from '../../src/contract/index.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';
import type { Limits } from '../limits.ts';

/** Stricter limits for writes that are pushed to every open page or store data for long. */
const stricter = new Map<Endpoint, keyof Limits>([
  [endpoints.changeProfile, 'profileChanges'],
  [endpoints.cheerPost, 'cheers'],
  [endpoints.cheerEntry, 'cheers'],
]);

/** Ending or rotating a session must always work. */
const unlimited = new Set<Endpoint>([
  endpoints.rotateToken,
  endpoints.signOut,
  endpoints.signOutEverywhere,
  endpoints.endSession,
]);

/** The limits that a member's request counts against. None for reads and for session routes. */
export function writeLimits(endpoint: Endpoint, member: string): LimitKey[] {
  if (endpoint.method === 'GET' || unlimited.has(endpoint)) return [];
  const special = stricter.get(endpoint);
  return [...(special ? [[special, member] satisfies LimitKey] : []), ['memberWrites', member]];
}
