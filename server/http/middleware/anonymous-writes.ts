import type { Context, Hono } from 'hono';
import { type Endpoint, endpoints } from '../../../src/contract/index.ts';
import { clientNetwork } from '../client-network.ts';
import { clientIp, type RouteContext } from '../route-context.ts';
import { consumeLimit } from './rate-limit.ts';

/**
 * Pages that write without JavaScript. Unsubscribing is counted per link instead: an email provider does it for many
 * people from one IP address.
 */
const PAGES = ['/newsletter/inbox', '/newsletter/confirm', '/newsletter/manage'];

/** Limits all writes without a session per client network, so that no table can be filled without limit. */
export function limitAnonymousWrites(app: Hono, ctx: RouteContext): void {
  const limit = async (c: Context, next: () => Promise<void>) => {
    const client = clientIp(ctx, c);
    if (client !== undefined) await consumeLimit(ctx, 'anonymousWrites', clientNetwork(client));
    return next();
  };
  for (const { role, method, path, webhook } of Object.values<Endpoint>(endpoints))
    if (role === 'anyone' && method !== 'GET' && !webhook) app.on(method, path, limit);
  for (const path of PAGES) app.post(path, limit);
}
