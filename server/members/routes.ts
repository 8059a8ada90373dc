import { type Context, Hono } from 'hono';
import { type Route, routes } from '../../src/contract/index.ts';
import { readValid } from '../http/validation.ts';
import { clientIp, type RouteContext, respondWithProblem, idempotentWrite } from '../http/route-context.ts';
import { publishChange } from '../realtime/publish.ts';
import { ProblemError } from '../problem.ts';
import { choosePassword, signInWithPassword } from './credentials.ts';
import { deviceFrom } from './device.ts';
import { requireRole } from './auth-middleware.ts';
import { pictureFrom } from './pictures.ts';
import { changeProfile, PICTURE_PATH, profileOf } from './profile.ts';
import { readProof } from './proof.ts';
import { pictureOf } from './queries/pictures.ts';
import { deleteSession, deleteSessionsOf, sessionsOf } from './queries/sessions.ts';
import { ownSession, rotate } from './sessions.ts';

/** A member's sessions and own matters. An answer with a token is kept nowhere: whoever asks again gets another. */
export function memberRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();
  const answer = ({ status }: Route, body: object | ProblemError) =>
    body instanceof ProblemError ? respondWithProblem(desk, body) : Response.json(body, { status });

  app.post(routes.signIn.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signIn.body);
    if (valid instanceof ProblemError) return respondWithProblem(desk, valid);
    const proof = await readProof(desk, c);
    if (proof instanceof ProblemError) return respondWithProblem(desk, proof);
    const visitor = { ...proof, client: clientIp(desk, c), device: deviceFrom(c.req.header('User-Agent')) };
    return answer(routes.signIn, await signInWithPassword(database, office, valid, visitor));
  });

  app.post(
    routes.rotate.path,
    requireRole(desk, routes.rotate, async (_c, caller) =>
      answer(routes.rotate, await rotate(database, office, caller)),
    ),
  );

  app.delete(
    routes.signOut.path,
    requireRole(desk, routes.signOut, async (c, { member, session }) => {
      await deleteSession(database, member.id, session.id);
      await publishChange(database, office, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.get(
    routes.member.path,
    requireRole(desk, routes.member, async (_c, { member }) =>
      answer(routes.member, await profileOf(database, office, member)),
    ),
  );

  app.patch(
    routes.changeProfile.path,
    requireRole(desk, routes.changeProfile, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.changeProfile.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      const { picture: sent } = request;
      const picture = typeof sent === 'string' ? await pictureFrom(sent, desk.makeAvatar) : sent;
      if (picture instanceof ProblemError) return respondWithProblem(desk, picture);
      return idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await changeProfile(transaction, office, member.id, { ...request, picture });
          return body instanceof ProblemError ? body : { status: routes.changeProfile.status, body };
        },
      });
    }),
  );

  app.put(
    routes.choosePassword.path,
    requireRole(desk, routes.choosePassword, async (c, caller) => {
      const valid = await readValid(c.req.raw, routes.choosePassword.body);
      if (valid instanceof ProblemError) return respondWithProblem(desk, valid);
      const choice = { ...valid, client: clientIp(desk, c) };
      return answer(routes.choosePassword, await choosePassword(database, office, caller, choice));
    }),
  );

  app.get(
    routes.sessions.path,
    requireRole(desk, routes.sessions, async (_c, { member, session }) => {
      const own = await sessionsOf(database, member.id, office.clock.now());
      return answer(routes.sessions, { sessions: own.map((one) => ownSession(one, session)) });
    }),
  );

  app.delete(
    routes.endSession.path,
    requireRole(desk, routes.endSession, async (c, { member }) => {
      await deleteSession(database, member.id, c.req.param('session') ?? '');
      await publishChange(database, office, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.delete(
    routes.signOutEverywhere.path,
    requireRole(desk, routes.signOutEverywhere, async (c, { member }) => {
      await deleteSessionsOf(database, member.id);
      await publishChange(database, office, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.get(PICTURE_PATH, (c) => showPicture(desk, c));
  return app;
}

/** Another picture has another address, so that this one may be kept for good. */
async function showPicture(desk: RouteContext, c: Context): Promise<Response> {
  const { member = '', sha256 = '' } = c.req.param();
  const picture = await pictureOf(desk.database, member, sha256);
  if (!picture) return respondWithProblem(desk, new ProblemError('not-found'));
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'Content-Type': picture.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
