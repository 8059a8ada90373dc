import { type Context, Hono } from 'hono';
import { endpoints, type Newsletter } from '../../src/contract/index.ts';
import { usableAddress } from '../email/address.ts';
import { kindOf } from '../http/body.ts';
import { issueFormToken } from '../http/form-token.ts';
import {
  acceptedLanguages,
  clientIp,
  type RequestContext,
  type RouteContext,
} from '../http/route-context.ts';
import { idempotentWrite, routesOf } from '../http/route.ts';
import { readValid } from '../http/validation.ts';
import { randomName } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { confirmByCode, limitCodeAttempts } from './confirmations.ts';
import { eraseSubscriber, listSubscribers, readSubscriber } from './manage-subscribers.ts';
import { nextIssue } from './next-issue.ts';
import { pageRoutes } from './page-routes.ts';
import { plainForm } from './plain-form.ts';
import { pendingAnswer, resend, stateOf, withdraw } from './signups.ts';
import { subscribeSteps } from './subscribe.ts';
import { receiveList, sendList } from './subscriber-files.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

/** The newsletter's API routes, and the pages for people without script or with an emailed link. */
export function newsletterRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(
    endpoints.newsletter,
    async (ctx, { lang }, c): Promise<Newsletter> => {
      const settings = await readSettings(ctx.db);
      const wanted = acceptedLanguages(c, lang);
      const texts = newsletterIn(settings, wanted);
      const { schedule } = settings;
      const next = schedule && nextIssue(schedule, ctx.clock.now(), [...wanted, texts.locale]);
      c.header('Vary', 'Accept-Language');
      return { ...texts, nextIssue: next, showcase: settings.showcasePage };
    },
    { cache: 'public, max-age=60, stale-while-revalidate=600' },
  );
  route(endpoints.formToken, (ctx, _, c) => {
    c.header('Cache-Control', 'no-store');
    return issueFormToken(ctx);
  });
  app.post(endpoints.subscribe.path, (c) =>
    kindOf(c.req.raw) === 'form' ? plainForm(ctx, c) : subscribe({ ...ctx, client: clientIp(ctx, c) }, c),
  );
  route(endpoints.subscription, async (ctx, { subscription }, c) => {
    c.header('Cache-Control', 'no-store');
    return { state: await stateOf(ctx, subscription) };
  });
  // Idempotent without storing the response, so that requests with made-up ids cannot fill a table.
  route(endpoints.cancelSubscription, ({ db }, { subscription }) => withdraw(db, subscription));
  route(endpoints.resendEmail, (ctx, { subscription }) => resend(ctx, subscription, ctx.client));
  route(
    endpoints.confirm,
    async (ctx, input) => {
      await confirmByCode(ctx, { ...input, client: ctx.client });
      return { state: 'confirmed' as const };
    },
    { before: (ctx) => limitCodeAttempts(ctx, ctx.client) },
  );
  route(endpoints.subscribers, listSubscribers);
  route(endpoints.exportSubscribers, async (ctx, { state }, c) => sendList(ctx, c, state));
  route(endpoints.importSubscribers, (ctx, { dryRun }, c) => receiveList(ctx, c, dryRun === 'true'));
  route(endpoints.subscriber, (ctx, { subscriber }) => readSubscriber(ctx, subscriber));
  route(endpoints.eraseSubscriber, (ctx, { subscriber }) => eraseSubscriber(ctx, subscriber));

  app.route('/', pageRoutes(ctx));
  app.route('/', subscriptionRoutes(ctx));
  return app;
}

async function subscribe(ctx: RequestContext, c: Context): Promise<Response> {
  // The form token is not part of the fingerprint: a retry from an outbox may carry a newer token, but is
  // the same signup.
  const { formToken, website, ...request } = await readValid(c.req.raw, endpoints.subscribe.request!);
  const address = usableAddress(request.email);
  const { status } = endpoints.subscribe;
  if (website) return c.json(pendingAnswer(randomName()), status as 202);
  const sent = { request, address, formToken, client: ctx.client, method: 'checkbox' as const };
  const { before, work } = subscribeSteps(ctx, sent);
  return idempotentWrite(ctx, c, {
    request,
    needsKey: true,
    before,
    work: async (ctx, checked) => ({ status, body: await work(ctx, checked!) }),
  });
}
