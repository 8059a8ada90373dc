import { type Context, Hono } from 'hono';
import { type Route, routes, type SignedIn } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { addressFrom } from '../email/address.ts';
import { isListedPage } from '../http/listed-pages.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { clientIp, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { countCodeAttempt } from '../newsletter/confirmations.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { deviceFrom } from './device.ts';
import { readProof } from './proof.ts';
import { beginSession } from './sessions.ts';
import { emailLimits } from './sign-in-limits.ts';
import { requestSignInEmail, signInWithCode, signInWithLink } from './sign-ins.ts';

/** Sign-in by email. Responses with a token are never stored for replay. */
export function signInRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.post(routes.signInMail.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInMail.body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    const address = addressFrom(valid.email);
    if (!address) return respondWithProblem(ctx, unusableAddress);
    const page = await pageOf(ctx, c, valid.page);
    const attempt = { address: address.canonical, client: clientIp(ctx, c) };
    const limited = await consumeLimits(ctx, await emailLimits(ctx, attempt));
    if (limited) return respondWithProblem(ctx, limited);
    const asking = { address, locale: valid.locale, page };
    const pending = await ctx.db
      .transaction()
      .execute((transaction) => requestSignInEmail({ ...ctx, db: transaction }, asking));
    ctx.sendEmails();
    return Response.json(pending, { status: routes.signInMail.status });
  });

  app.post(routes.signInByCode.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByCode.body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    const typed = { ...valid, client: clientIp(ctx, c) };
    const limited = await countCodeAttempt(ctx, typed.client);
    if (limited) return respondWithProblem(ctx, limited);
    return enter(ctx, c, routes.signInByCode, (transaction) =>
      signInWithCode({ ...ctx, db: transaction }, typed),
    );
  });

  app.post(routes.signInByLink.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByLink.body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    return enter(ctx, c, routes.signInByLink, (transaction) =>
      signInWithLink({ ...ctx, db: transaction }, valid.link),
    );
  });

  return app;
}

const unusableAddress = new ProblemError('validation-failed', {
  errors: [{ field: 'email', detail: 'Write an address like ada@example.org.' }],
});

/**
 * Redeems the code or link and begins the session in one transaction. It also commits on a problem, so that a
 * wrong code counts.
 */
async function enter(
  ctx: RouteContext,
  c: Context,
  { status }: Route,
  come: (transaction: Database) => Promise<MemberRow | ProblemError>,
): Promise<Response> {
  const proof = await readProof(ctx, c);
  if (proof instanceof ProblemError) return respondWithProblem(ctx, proof);
  const device = deviceFrom(c.req.header('User-Agent'));
  const signedIn = await ctx.db
    .transaction()
    .execute(async (transaction): Promise<SignedIn | ProblemError> => {
      const member = await come(transaction);
      return member instanceof ProblemError
        ? member
        : beginSession(
            { ...ctx, db: transaction },
            {
              member,
              ...proof,
              by: 'email',
              device,
              client: clientIp(ctx, c),
            },
          );
    });
  return signedIn instanceof ProblemError
    ? respondWithProblem(ctx, signedIn)
    : Response.json(signedIn, { status });
}

/**
 * The page that an emailed link leads to. The requested page is used if the owner has listed it by name and
 * its origin matches the browser's Origin header or the API's own origin; otherwise the configured page.
 * Without this check, where every site may use the API, any site could have the community email a link to its
 * own page and sign in with it.
 */
async function pageOf(ctx: RouteContext, c: Context, asked: string | undefined): Promise<string | undefined> {
  if (asked !== undefined && isListedPage(ctx, asked)) {
    const { origin, href } = new URL(asked);
    if (origin === c.req.header('Origin') || origin === new URL(ctx.url).origin) return href;
  }
  return (await readSettings(ctx.db)).membersPage ?? ctx.membersPage;
}
