import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { ProblemError } from '../problem.ts';
import type { Broker } from '../realtime/broker.ts';
import type { ChangePosition } from '../realtime/queries.ts';
import { requireSession } from './sessions.ts';

/** Seconds until a member with too many open streams may retry. */
const RETRY_AFTER_S = 30;

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  // Disables nginx's buffering, which would delay the events.
  'X-Accel-Buffering': 'no',
};

/** A member's stream of changes, as server-sent events. */
export function liveRoutes(ctx: RouteContext, broker: Broker): Hono {
  const app = new Hono();
  routesOf(app, ctx)(endpoints.live, async (ctx, _, c) => {
    // The body of a HEAD response is never read, so do not open a stream for it.
    if (c.req.method === 'HEAD') return new Response(null, { headers: STREAM_HEADERS });
    const { member, session } = requireSession(ctx);
    await consumeLimit(ctx, 'streams', member.id);
    const stream = await broker.open(member, session.id, positionIn(c.req.header('Last-Event-ID')));
    if (!stream) throw new ProblemError('rate-limited', { retryAfter: RETRY_AFTER_S });
    return new Response(stream.body, { headers: STREAM_HEADERS });
  });
  return app;
}

function positionIn(text: string | undefined): ChangePosition | undefined {
  const [, xid, id] = /^(\d{1,19})\.(\d{1,18})$/.exec(text ?? '') ?? [];
  return xid !== undefined && id !== undefined ? { xid, id } : undefined;
}
