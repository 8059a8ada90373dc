import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { ProblemError } from '../problem.ts';
import type { Broker } from '../realtime/broker.ts';
import type { ChangePosition } from '../realtime/queries.ts';
import { requireRole } from './auth-middleware.ts';

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
  app.get(
    routes.live.path,
    requireRole(ctx, routes.live, async (c, { member, session }) => {
      // The body of a HEAD response is never read, so do not open a stream for it.
      if (c.req.method === 'HEAD') return new Response(null, { headers: STREAM_HEADERS });
      const limited = await consumeLimit(ctx, 'streams', member.id);
      if (limited) return respondWithProblem(ctx, limited);
      const stream = await broker.open(member, session.id, positionIn(c.req.header('Last-Event-ID')));
      if (!stream)
        return respondWithProblem(ctx, new ProblemError('rate-limited', { retryAfter: RETRY_AFTER_S }));
      return new Response(stream.body, {
        headers: STREAM_HEADERS,
      });
    }),
  );
  return app;
}

function positionIn(text: string | undefined): ChangePosition | undefined {
  const [, xid, id] = /^(\d{1,19})\.(\d{1,18})$/.exec(text ?? '') ?? [];
  return xid !== undefined && id !== undefined ? { xid, id } : undefined;
}
