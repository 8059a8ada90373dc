import { type Route, routes } from '../../src/contract/index.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';
import type { Limits } from '../limits.ts';

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** Stricter limits for writes that are pushed to every open page or store data for long. */
const narrower: Record<string, keyof Limits> = {
  [nameOf(routes.changeProfile)]: 'profileChanges',
  [nameOf(routes.cheer)]: 'cheers',
  [nameOf(routes.encourage)]: 'cheers',
};

/** Ending or rotating a session must always work. */
const unlimited = new Set(
  [routes.rotate, routes.signOut, routes.signOutEverywhere, routes.endSession].map(nameOf),
);

/** The limits that a member's request counts against. None for reads and for session routes. */
export function writeLimits(route: Route, member: string): LimitKey[] {
  const name = nameOf(route);
  if (route.method === 'GET' || unlimited.has(name)) return [];
  const special = narrower[name];
  return [...(special ? [[special, member] satisfies LimitKey] : []), ['memberWrites', member]];
}
