import type { Context, Hono } from 'hono';
import { routes } from '../../../src/contract/index.ts';
import { clientNetwork } from '../client-network.ts';
import { clientIp, respondWithProblem, type RouteContext } from '../route-context.ts';
import { consumeLimit } from './rate-limit.ts';

/** Pages that write for whoever has no script. Leaving counts by itself: a mail provider does that for many people from one address. */
const PAGES = ['/newsletter/inbox', '/newsletter/confirm', '/newsletter/manage'];

/** Counts what one client writes without a session, whatever it is: nobody fills a table without a limit. */
export function limitAnonymousWrites(app: Hono, ctx: RouteContext): void {
  const limit = async (c: Context, next: () => Promise<void>) => {
    const client = clientIp(ctx, c);
    const limited =
      client === undefined ? undefined : await consumeLimit(ctx, 'strangerWrites', clientNetwork(client));
    return limited ? respondWithProblem(ctx, limited) : next();
  };
  for (const { may, method, path } of Object.values(routes))
    if (may === 'anyone' && method !== 'GET') app.on(method, path, limit);
  for (const path of PAGES) app.post(path, limit);
}
