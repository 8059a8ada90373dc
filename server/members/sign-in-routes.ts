import { type Context, Hono } from 'hono';
import { type Route, routes, type SignedIn } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { readValid } from '../http/validation.ts';
import { addressFrom } from '../email/address.ts';
import { clientOf, type Desk, refuse } from '../http/route-context.ts';
import { countAll } from '../http/middleware/rate-limit.ts';
import { isListedPage } from '../http/listed-pages.ts';
import { countCode } from '../newsletter/confirmations.ts';
import { readSettings } from '../settings/queries.ts';
import { Refusal } from '../problem.ts';
import { deviceFrom } from './device.ts';
import { readProof } from './proof.ts';
import { beginSession } from './sessions.ts';
import { mailLimits } from './sign-in-limits.ts';
import { askForWayIn, comeInByCode, comeInByLink } from './sign-ins.ts';

/** The way in by mail. An answer with a token is kept nowhere. */
export function signInRoutes(desk: Desk): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.post(routes.signInMail.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInMail.body);
    if (valid instanceof Refusal) return refuse(desk, valid);
    const address = addressFrom(valid.email);
    if (!address) return refuse(desk, unusableAddress);
    const page = await pageOf(desk, c, valid.page);
    const attempt = { address: address.canonical, client: clientOf(desk, c) };
    const limited = await countAll(database, office, await mailLimits(database, office, attempt));
    if (limited) return refuse(desk, limited);
    const asking = { address, locale: valid.locale, page };
    const pending = await database
      .transaction()
      .execute((transaction) => askForWayIn(transaction, office, asking));
    desk.sendMails();
    return Response.json(pending, { status: routes.signInMail.status });
  });

  app.post(routes.signInByCode.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByCode.body);
    if (valid instanceof Refusal) return refuse(desk, valid);
    const typed = { ...valid, client: clientOf(desk, c) };
    const limited = await countCode(desk, typed.client);
    if (limited) return refuse(desk, limited);
    return enter(desk, c, routes.signInByCode, (transaction) => comeInByCode(transaction, office, typed));
  });

  app.post(routes.signInByLink.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signInByLink.body);
    if (valid instanceof Refusal) return refuse(desk, valid);
    return enter(desk, c, routes.signInByLink, (transaction) =>
      comeInByLink(transaction, office, valid.link),
    );
  });

  return app;
}

const unusableAddress = new Refusal('invalid', {
  errors: [{ field: 'email', detail: 'Write an address like ada@example.org.' }],
});

/** Spends what was shown and begins the session, both or neither. A refusal is committed too: a wrong code must count. */
async function enter(
  desk: Desk,
  c: Context,
  { status }: Route,
  come: (transaction: Database) => Promise<MemberRow | Refusal>,
): Promise<Response> {
  const { database, office } = desk;
  const proof = await readProof(desk, c);
  if (proof instanceof Refusal) return refuse(desk, proof);
  const device = deviceFrom(c.req.header('User-Agent'));
  const signedIn = await database.transaction().execute(async (transaction): Promise<SignedIn | Refusal> => {
    const member = await come(transaction);
    return member instanceof Refusal
      ? member
      : beginSession(transaction, office, {
          member,
          ...proof,
          by: 'mail',
          device,
          client: clientOf(desk, c),
        });
  });
  return signedIn instanceof Refusal ? refuse(desk, signedIn) : Response.json(signedIn, { status });
}

/**
 * The page that a mailed link may lead to: the one that asks, if it is of the very origin that the browser says, and the owner
 * has listed that by name; else the one the owner has set. Where every site may use the API, any of them could else have the
 * community mail a link to a page of its own, and come in with it.
 */
async function pageOf(
  { database, office }: Desk,
  c: Context,
  asked: string | undefined,
): Promise<string | undefined> {
  if (asked !== undefined && isListedPage(office, asked)) {
    const { origin, href } = new URL(asked);
    if (origin === c.req.header('Origin') || origin === new URL(office.url).origin) return href;
  }
  return (await readSettings(database)).membersPage ?? office.membersPage;
}
