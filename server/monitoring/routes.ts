import { Hono } from 'hono';
import { notFound } from '../http/fallbacks.ts';
import { ProblemError } from '../problem.ts';
import type { Readiness } from './readiness.ts';

/** Routes that programs ask every few seconds. */
export const MONITORING_ROUTES = ['/health', '/ready', '/metrics'];
const RETRY_AFTER_S = 2;

export interface MonitoringOptions {
  url: string;
  readiness: () => Promise<Readiness>;
  metrics: ((request: Request, environment: unknown) => Promise<Response | undefined>) | undefined;
}

/** Whether the process lives, whether it can serve, and how it does, for load balancers and monitoring systems. */
export function monitoringRoutes({ url, readiness, metrics }: MonitoringOptions): Hono {
  const app = new Hono();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => {
    const reasons = whatIsMissing(await readiness());
    if (reasons.length > 0)
      throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_S, detail: reasons.join(' ') });
    return c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) => (await metrics?.(c.req.raw, c.env)) ?? notFound(c, url));
  return app;
}

const whatIsMissing = ({ database, migrations, disk, open }: Readiness): string[] => [
  ...(database ? [] : ['The database does not answer.']),
  ...(migrations || !database ? [] : ['The tables are not up to date.']),
  ...(disk ? [] : ['The disk of the server is almost full.']),
  ...(open ? [] : ['The server is stopping.']),
];
