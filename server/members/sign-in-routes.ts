import { type Context, Hono } from 'hono';
import { type Route, routes, type SignedIn } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { readValid } from '../http/validation.ts';
import { addressFrom } from '../email/address.ts';
import { clientIp, type RouteContext, respondWithProblem } from '../http/route-context.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { isListedPage } from '../http/listed-pages.ts';
import { countCodeAttempt } from '../newsletter/confirmations.ts';
import { readSettings } from '../settings/queries.ts';
import { ProblemError } from '../problem.ts';
import { deviceFrom } from './device.ts';
import { readProof } from './proof.ts';
import { beginSession } from './sessions.ts';
import { emailLimits } from './sign-in-limits.ts';
import { requestSignInEmail, signInWithCode, signInWithLink } from './sign-ins.ts';

/** The way in by mail. An answer with a token is kept nowhere. */
export function signInRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.post(routes.signInMail.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInMail.body);
    if (valid instanceof ProblemError) return respondWithProblem(desk, valid);
    const address = addressFrom(valid.email);
    if (!address) return respondWithProblem(desk, unusableAddress);
    const page = await pageOf(desk, c, valid.page);
    const attempt = { address: address.canonical, client: clientIp(desk, c) };
    const limited = await consumeLimits(database, office, await emailLimits(database, office, attempt));
    if (limited) return respondWithProblem(desk, limited);
    const asking = { address, locale: valid.locale, page };
    const pending = await database
      .transaction()
      .execute((transaction) => requestSignInEmail(transaction, office, asking));
    desk.sendMails();
    return Response.json(pending, { status: routes.signInMail.status });
  });

  app.post(routes.signInByCode.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByCode.body);
    if (valid instanceof ProblemError) return respondWithProblem(desk, valid);
    const typed = { ...valid, client: clientIp(desk, c) };
    const limited = await countCodeAttempt(desk, typed.client);
    if (limited) return respondWithProblem(desk, limited);
    return enter(desk, c, routes.signInByCode, (transaction) => signInWithCode(transaction, office, typed));
  });

  app.post(routes.signInByLink.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByLink.body);
    if (valid instanceof ProblemError) return respondWithProblem(desk, valid);
    return enter(desk, c, routes.signInByLink, (transaction) =>
      signInWithLink(transaction, office, valid.link),
    );
  });

  return app;
}

const unusableAddress = new ProblemError('invalid', {
  errors: [{ field: 'email', detail: 'Write an address like ada@example.org.' }],
});

/** Spends what was shown and begins the session, both or neither. A refusal is committed too: a wrong code must count. */
async function enter(
  desk: RouteContext,
  c: Context,
  { status }: Route,
  come: (transaction: Database) => Promise<MemberRow | ProblemError>,
): Promise<Response> {
  const { database, office } = desk;
  const proof = await readProof(desk, c);
  if (proof instanceof ProblemError) return respondWithProblem(desk, proof);
  const device = deviceFrom(c.req.header('User-Agent'));
  const signedIn = await database.transaction().execute(async (transaction): Promise<SignedIn | ProblemError> => {
    const member = await come(transaction);
    return member instanceof ProblemError
      ? member
      : beginSession(transaction, office, {
          member,
          ...proof,
          by: 'mail',
          device,
          client: clientIp(desk, c),
        });
  });
  return signedIn instanceof ProblemError ? respondWithProblem(desk, signedIn) : Response.json(signedIn, { status });
}

/**
 * The page that a mailed link may lead to: the one that asks, if it is of the very origin that the browser says, and the owner
 * has listed that by name; else the one the owner has set. Where every site may use the API, any of them could else have the
 * community mail a link to a page of its own, and come in with it.
 */
async function pageOf(
  { database, office }: RouteContext,
  c: Context,
  asked: string | undefined,
): Promise<string | undefined> {
  if (asked !== undefined && isListedPage(office, asked)) {
    const { origin, href } = new URL(asked);
    if (origin === c.req.header('Origin') || origin === new URL(office.url).origin) return href;
  }
  return (await readSettings(database)).membersPage ?? office.membersPage;
}
