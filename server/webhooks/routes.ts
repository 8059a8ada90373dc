import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { createWebhook, deleteWebhook, listWebhooks, retryWebhook, testWebhook } from './webhooks.ts';

/** The hosts' routes that set up webhooks. */
export function webhookRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.webhooks, listWebhooks);
  route(endpoints.createWebhook, createWebhook);
  route(endpoints.deleteWebhook, (ctx, { webhook }) => deleteWebhook(ctx, webhook));
  route(endpoints.testWebhook, (ctx, { webhook }) => testWebhook(ctx, webhook));
  route(endpoints.retryWebhook, (ctx, { webhook }) => retryWebhook(ctx, webhook));
  return app;
}
