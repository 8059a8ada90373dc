import { type Context, Hono } from 'hono';
import { endpoints, type SignedIn } from '../../src/contract/index.ts';
import { inTransaction } from '../database/transaction.ts';
import type { MemberRow } from '../database/tables.ts';
import { usableAddress } from '../email/address.ts';
import { isListedPage } from '../http/listed-pages.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import type { RequestContext, RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { limitCodeAttempts } from '../newsletter/confirmations.ts';
import { readSettings } from '../settings/queries.ts';
import { deviceFrom } from './device.ts';
import { readProof } from './proof.ts';
import { beginSession } from './sessions.ts';
import { emailLimits } from './sign-in-limits.ts';
import { requestSignInEmail, signInWithCode, signInWithLink } from './sign-ins.ts';

/** Sign-in by email. Responses with a token are never stored for replay. */
export function signInRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.requestSignInEmail, async (ctx, { email, locale, page: wanted }, c) => {
    const address = usableAddress(email);
    const page = await pageOf(ctx, c, wanted);
    await consumeLimits(ctx, await emailLimits(ctx, { address: address.canonical, client: ctx.client }));
    const pending = await inTransaction(ctx, (ctx) => requestSignInEmail(ctx, { address, locale, page }));
    ctx.sendEmails();
    return pending;
  });

  route(endpoints.signInWithCode, async (ctx, input, c) => {
    await limitCodeAttempts(ctx, ctx.client);
    return enter(ctx, c, (ctx) => signInWithCode(ctx, { ...input, client: ctx.client }));
  });

  route(endpoints.signInWithLink, (ctx, { link }, c) => enter(ctx, c, (ctx) => signInWithLink(ctx, link)));

  return app;
}

/** Redeems the code or link and begins the session in one transaction. */
async function enter(
  ctx: RequestContext,
  c: Context,
  redeem: (ctx: RequestContext) => Promise<MemberRow>,
): Promise<SignedIn> {
  const { thumbprint } = await readProof(ctx, c);
  const device = deviceFrom(c.req.header('User-Agent'));
  return inTransaction(ctx, async (ctx) =>
    beginSession(ctx, { member: await redeem(ctx), thumbprint, by: 'email', device, client: ctx.client }),
  );
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
