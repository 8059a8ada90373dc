import { Hono } from 'hono';
import { type Newsletter, routes } from '../../src/contract/index.ts';
import { addressFrom } from '../email/address.ts';
import { kindOf, readJson } from '../http/body.ts';
import { issueFormToken } from '../http/form-token.ts';
import {
  acceptedLanguages,
  clientIp,
  idempotentWrite,
  respondWithProblem,
  type RouteContext,
} from '../http/route-context.ts';
import { validate } from '../http/validation.ts';
import { ProblemError } from '../problem.ts';
import { randomName, sha256 } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { confirmByCode, countCodeAttempt } from './confirmations.ts';
import { nextIssue } from './next-issue.ts';
import { pageRoutes } from './page-routes.ts';
import { plainForm } from './plain-form.ts';
import { pendingAnswer, resend, stateOf, withdraw } from './signups.ts';
import { subscribeSteps } from './subscribe.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

/** The newsletter's API routes, and the pages for people without script or with an emailed link. */
export function newsletterRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get(routes.newsletter.path, async (c) => {
    const settings = await readSettings(ctx.db);
    const wanted = acceptedLanguages(c, c.req.query('lang'));
    const texts = newsletterIn(settings, wanted);
    const { schedule } = settings;
    const next = schedule && nextIssue(schedule, ctx.clock.now(), [...wanted, texts.locale]);
    const newsletter: Newsletter = { ...texts, nextIssue: next };
    const etag = `"${(await sha256(JSON.stringify(newsletter))).slice(0, 32)}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', 'public, max-age=60, stale-while-revalidate=600');
    c.header('Vary', 'Accept-Language');
    const known = (c.req.header('If-None-Match') ?? '')
      .split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''));
    return known.includes(etag) ? c.body(null, 304) : c.json(newsletter);
  });

  app.get(routes.formToken.path, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await issueFormToken(ctx));
  });

  app.post(routes.subscribe.path, async (c) => {
    if (kindOf(c.req.raw) === 'form') return plainForm(ctx, c);
    const body = await readJson(c.req.raw);
    if (body instanceof ProblemError) return respondWithProblem(ctx, body);
    const valid = validate(routes.subscribe.body, body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    const address = addressFrom(valid.email);
    if (!address) return respondWithProblem(ctx, unusableAddress);
    // The form token is not part of the fingerprint: a retry from an outbox may carry a newer token, but is
    // the same signup.
    const { formToken, website, ...request } = valid;
    const { status } = routes.subscribe;
    if (website) return Response.json(pendingAnswer(randomName()), { status });
    const sent = { request, address, formToken, client: clientIp(ctx, c), method: 'checkbox' as const };
    const { check, work } = subscribeSteps(ctx, sent);
    return idempotentWrite(ctx, c, {
      request,
      needsKey: true,
      check,
      async work(transaction) {
        const pending = await work(transaction);
        return pending instanceof ProblemError ? pending : { status, body: pending };
      },
    });
  });

  app.get(routes.subscription.path, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ state: await stateOf(ctx, c.req.param('subscription') ?? '') });
  });

  // Idempotent without storing the response, so that requests with made-up ids cannot fill a table.
  app.delete(routes.withdraw.path, async (c) => {
    await withdraw(ctx.db, c.req.param('subscription'));
    return c.body(null, routes.withdraw.status);
  });

  app.post(routes.resend.path, (c) =>
    idempotentWrite(ctx, c, {
      request: null,
      async work(transaction) {
        const pending = await resend(
          { ...ctx, db: transaction },
          c.req.param('subscription'),
          clientIp(ctx, c),
        );
        return pending instanceof ProblemError ? pending : { status: routes.resend.status, body: pending };
      },
    }),
  );

  app.post(routes.confirm.path, async (c) => {
    const body = await readJson(c.req.raw);
    if (body instanceof ProblemError) return respondWithProblem(ctx, body);
    const valid = validate(routes.confirm.body, body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    const client = clientIp(ctx, c);
    return idempotentWrite(ctx, c, {
      request: valid,
      check: () => countCodeAttempt(ctx, client),
      async work(transaction) {
        const signup = await confirmByCode({ ...ctx, db: transaction }, { ...valid, client });
        return signup instanceof ProblemError
          ? signup
          : { status: routes.confirm.status, body: { state: 'confirmed' } };
      },
    });
  });

  app.route('/', pageRoutes(ctx));
  app.route('/', subscriptionRoutes(ctx));
  return app;
}

const unusableAddress = new ProblemError('validation-failed', {
  errors: [{ field: 'email', detail: 'Write an address like ada@example.org.' }],
});
