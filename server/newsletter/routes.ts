import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { kindOf, readJson } from '../http/body.ts';
import { issueFormToken } from '../http/form-token.ts';
import { clientNetwork, count } from '../http/limits.ts';
import { validate } from '../http/validation.ts';
import { Refusal } from '../refusal.ts';
import { sha256 } from '../secret.ts';
import { addressFrom } from './address.ts';
import { confirmByCode } from './confirmations.ts';
import { clientOf, type Desk, refuse, wantedLocales, write } from '../http/desk.ts';
import { enter } from './door.ts';
import { pageRoutes } from './page-routes.ts';
import { plainForm } from './plain-form.ts';
import { readSettings } from './rows/settings.ts';
import { newsletterIn } from './settings.ts';
import { resend, stateOf, withdraw } from './subscriptions.ts';

/** Each call of the contract, then the pages for people without script or with a mailed link. */
export function newsletterRoutes(desk: Desk): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.get(routes.newsletter.path, async (c) => {
    const newsletter = newsletterIn(await readSettings(database), wantedLocales(c, c.req.query('lang')));
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
    return c.json(await issueFormToken(office));
  });

  app.post(routes.subscribe.path, async (c) => {
    if (kindOf(c.req.raw) === 'form') return plainForm(desk, c);
    const body = await readJson(c.req.raw);
    if (body instanceof Refusal) return refuse(desk, body);
    const valid = validate(routes.subscribe.body, body);
    if (valid instanceof Refusal) return refuse(desk, valid);
    const address = addressFrom(valid.email);
    if (!address) return refuse(desk, unusableAddress);
    // An outbox that never heard the first answer may come back with a newer token: it is the same signup.
    const { formToken, website, ...request } = valid;
    const client = clientOf(desk, c);
    return write(desk, c, {
      request,
      needsKey: true,
      async work(transaction) {
        const knock = { request, address, formToken, website, client, method: 'checkbox' as const };
        const pending = await enter(transaction, office, knock);
        return pending instanceof Refusal ? pending : { status: routes.subscribe.status, body: pending };
      },
    });
  });

  app.get(routes.subscription.path, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ state: await stateOf(database, office, c.req.param('subscription') ?? '') });
  });

  app.delete(routes.withdraw.path, (c) =>
    write(desk, c, {
      request: null,
      async work(transaction) {
        await withdraw(transaction, c.req.param('subscription'));
        return { status: routes.withdraw.status, body: undefined };
      },
    }),
  );

  app.post(routes.resend.path, (c) =>
    write(desk, c, {
      request: null,
      async work(transaction) {
        const pending = await resend(transaction, office, c.req.param('subscription'));
        return pending instanceof Refusal ? pending : { status: routes.resend.status, body: pending };
      },
    }),
  );

  app.post(routes.confirm.path, async (c) => {
    const body = await readJson(c.req.raw);
    if (body instanceof Refusal) return refuse(desk, body);
    const valid = validate(routes.confirm.body, body);
    if (valid instanceof Refusal) return refuse(desk, valid);
    const client = clientOf(desk, c);
    return write(desk, c, {
      request: valid,
      async work(transaction) {
        const limited = client && (await count(transaction, office, 'codes', clientNetwork(client)));
        if (limited) return limited;
        const signup = await confirmByCode(transaction, office, { ...valid, client });
        return signup instanceof Refusal
          ? signup
          : { status: routes.confirm.status, body: { state: 'confirmed' } };
      },
    });
  });

  app.route('/', pageRoutes(desk));
  return app;
}

const unusableAddress = new Refusal('invalid', {
  errors: [{ field: 'email', detail: 'Write an address like ada@example.org.' }],
});
