import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import {
  connectService,
  disconnectService,
  listServices,
  retryService,
  syncService,
  testService,
} from './services.ts';

/** Routes for hosts to connect newsletter services. */
export function serviceRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.services, listServices);
  route(endpoints.connectService, connectService);
  route(endpoints.disconnectService, (ctx, { service }) => disconnectService(ctx, service));
  route(endpoints.testService, (ctx, { service }) => testService(ctx, service));
  route(endpoints.syncService, (ctx, { service }) => syncService(ctx, service));
  route(endpoints.retryService, (ctx, { service }) => retryService(ctx, service));
  return app;
}
