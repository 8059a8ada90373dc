import { type Context, Hono } from 'hono';
import { type Route, routes } from '../../src/contract/index.ts';
import { clientIp, idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import { requireRole } from './auth-middleware.ts';
import { choosePassword, signInWithPassword } from './credentials.ts';
import { deviceFrom } from './device.ts';
import { pictureFrom } from './pictures.ts';
import { changeProfile, PICTURE_PATH, profileOf } from './profile.ts';
import { readProof } from './proof.ts';
import { pictureOf } from './queries/pictures.ts';
import { deleteSession, deleteSessionsOf, sessionsOf } from './queries/sessions.ts';
import { ownSession, rotate } from './sessions.ts';

/**
 * Passwords, sessions and profiles of members. Responses with a token are never stored for replay: a retry
 * gets a new token.
 */
export function memberRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const answer = ({ status }: Route, body: object | ProblemError) =>
    body instanceof ProblemError ? respondWithProblem(ctx, body) : Response.json(body, { status });

  app.post(routes.signIn.path, async (c) => {
    const valid = await readValid(c.req.raw, routes.signIn.body);
    if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
    const proof = await readProof(ctx, c);
    if (proof instanceof ProblemError) return respondWithProblem(ctx, proof);
    const visitor = { ...proof, client: clientIp(ctx, c), device: deviceFrom(c.req.header('User-Agent')) };
    return answer(routes.signIn, await signInWithPassword(ctx, valid, visitor));
  });

  app.post(
    routes.rotate.path,
    requireRole(ctx, routes.rotate, async (_c, caller) => answer(routes.rotate, await rotate(ctx, caller))),
  );

  app.delete(
    routes.signOut.path,
    requireRole(ctx, routes.signOut, async (c, { member, session }) => {
      await deleteSession(ctx.db, member.id, session.id);
      await publishChange(ctx, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.get(
    routes.member.path,
    requireRole(ctx, routes.member, async (_c, { member }) =>
      answer(routes.member, await profileOf(ctx, member)),
    ),
  );

  app.patch(
    routes.changeProfile.path,
    requireRole(ctx, routes.changeProfile, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.changeProfile.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      const { picture: sent } = request;
      const picture = typeof sent === 'string' ? await pictureFrom(sent, ctx.makeAvatar) : sent;
      if (picture instanceof ProblemError) return respondWithProblem(ctx, picture);
      return idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await changeProfile({ ...ctx, db: transaction }, member.id, { ...request, picture });
          return body instanceof ProblemError ? body : { status: routes.changeProfile.status, body };
        },
      });
    }),
  );

  app.put(
    routes.choosePassword.path,
    requireRole(ctx, routes.choosePassword, async (c, caller) => {
      const valid = await readValid(c.req.raw, routes.choosePassword.body);
      if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
      const choice = { ...valid, client: clientIp(ctx, c) };
      return answer(routes.choosePassword, await choosePassword(ctx, caller, choice));
    }),
  );

  app.get(
    routes.sessions.path,
    requireRole(ctx, routes.sessions, async (_c, { member, session }) => {
      const own = await sessionsOf(ctx.db, member.id, ctx.clock.now());
      return answer(routes.sessions, { sessions: own.map((one) => ownSession(one, session)) });
    }),
  );

  app.delete(
    routes.endSession.path,
    requireRole(ctx, routes.endSession, async (c, { member }) => {
      await deleteSession(ctx.db, member.id, c.req.param('session') ?? '');
      await publishChange(ctx, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.delete(
    routes.signOutEverywhere.path,
    requireRole(ctx, routes.signOutEverywhere, async (c, { member }) => {
      await deleteSessionsOf(ctx.db, member.id);
      await publishChange(ctx, 'member', member.id);
      return c.body(null, 204);
    }),
  );

  app.get(PICTURE_PATH, (c) => showPicture(ctx, c));
  return app;
}

/** The URL contains the picture's hash, so that the response can be cached forever. */
async function showPicture(ctx: RouteContext, c: Context): Promise<Response> {
  const { member = '', sha256 = '' } = c.req.param();
  const picture = await pictureOf(ctx.db, member, sha256);
  if (!picture) return respondWithProblem(ctx, new ProblemError('not-found'));
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'Content-Type': picture.content_type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
