import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { listActivity } from './activity.ts';
import {
  checkServer,
  lastTestEmail,
  limitChecks,
  limitTestEmails,
  listBackups,
  sendTestEmail,
} from './operation.ts';
import { readOverview } from './overview.ts';
import { changeSettings, settingsDocument } from './settings.ts';

/** What the hosts' console needs besides the routes of the domains. */
export function consoleApiRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.overview, (ctx, _input, c) => readOverview(ctx, acceptedLanguages(c)));
  route(endpoints.settings, settingsDocument);
  route(endpoints.activity, listActivity);
  route(endpoints.changeSettings, changeSettings);
  route(endpoints.checkServer, checkServer, { before: limitChecks });
  route(endpoints.sendTestEmail, sendTestEmail, { before: limitTestEmails });
  route(endpoints.testEmail, (ctx) => lastTestEmail(ctx, ctx.member.id));
  route(endpoints.backups, listBackups);
  return app;
}
