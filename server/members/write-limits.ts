import { type Route, routes } from '../../src/contract/index.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';
import type { Limits } from '../limits.ts';

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** What every open page is told of, or is kept for long. */
const narrower: Record<string, keyof Limits> = {
  [nameOf(routes.changeProfile)]: 'profileChanges',
  [nameOf(routes.cheer)]: 'cheers',
  [nameOf(routes.encourage)]: 'cheers',
};

/** Ending a session, and keeping one, must always work. */
const unlimited = new Set(
  [routes.rotate, routes.signOut, routes.signOutEverywhere, routes.endSession].map(nameOf),
);

/** The limits that one member's call counts on. */
export function writeLimits(route: Route, member: string): LimitKey[] {
  const name = nameOf(route);
  if (route.method === 'GET' || unlimited.has(name)) return [];
  const special = narrower[name];
  return [...(special ? [[special, member] satisfies LimitKey] : []), ['memberWrites', member]];
}
