import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { MemberContext, RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { storedPicture } from '../http/stored-picture.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import { createApiToken, deleteApiToken, listApiTokens } from './api-tokens.ts';
import { choosePassword, signInWithPassword } from './credentials.ts';
import { deviceFrom } from './device.ts';
import { limitImports, receiveMembers, sendMembers } from './files/routes.ts';
import {
  changeRole,
  endSessionsOf,
  inviteMember,
  limitInvitations,
  listMembers,
  memberEntry,
  removeMember,
} from './manage.ts';
import { type Picture, pictureFrom } from './pictures.ts';
import { changeProfile, PICTURE_PATH, profileOf } from './profile.ts';
import { readProof } from './proof.ts';
import { pictureOf } from './queries/pictures.ts';
import { deleteSession, deleteSessionsOf, sessionsOf } from './queries/sessions.ts';
import { ownSession, requireSession, rotate } from './sessions.ts';

/**
 * Passwords, sessions and profiles of members. Responses with a token are never stored for replay: a retry
 * gets a new token.
 */
export function memberRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.signIn, async (ctx, input, c) => {
    const { thumbprint } = await readProof(ctx, c);
    const device = deviceFrom(c.req.header('User-Agent'));
    return signInWithPassword(ctx, input, { client: ctx.client, thumbprint, device });
  });
  route(endpoints.rotateToken, (ctx) => rotate(ctx, requireSession(ctx)));
  route(endpoints.signOut, (ctx) => endSession(ctx, requireSession(ctx).session.id));
  route(endpoints.endSession, (ctx, { session }) => endSession(ctx, session));
  route(endpoints.signOutEverywhere, async (ctx) => {
    await deleteSessionsOf(ctx.db, ctx.member.id);
    await publishChange(ctx, 'member', ctx.member.id);
  });
  route(endpoints.sessions, async (ctx) => {
    const { member, session } = requireSession(ctx);
    const own = await sessionsOf(ctx.db, member.id, ctx.clock.now());
    return { sessions: own.map((one) => ownSession(one, session)) };
  });
  route(endpoints.member, (ctx) => profileOf(ctx, ctx.member));
  route<typeof endpoints.changeProfile, Picture | null | undefined>(
    endpoints.changeProfile,
    (ctx, input, _c, picture) => changeProfile(ctx, ctx.member.id, { ...input, picture }),
    {
      before: async ({ makeAvatar }, { picture }) =>
        typeof picture === 'string' ? pictureFrom(picture, makeAvatar) : picture,
    },
  );
  route(endpoints.apiTokens, listApiTokens);
  route(endpoints.createApiToken, (ctx, input) => createApiToken(ctx, ctx.member, input));
  route(endpoints.deleteApiToken, (ctx, { token }) => deleteApiToken(ctx, token));
  route(endpoints.members, listMembers);
  route(endpoints.exportMembers, async (ctx, _, c) => sendMembers(ctx, c));
  route(endpoints.importMembers, (ctx, { dryRun }, c) => receiveMembers(ctx, c, dryRun === 'true'), {
    before: limitImports,
  });
  route(endpoints.inviteMember, inviteMember, { before: limitInvitations });
  route(endpoints.changeMember, async (ctx, { member, role }) => {
    await changeRole(ctx, member, role);
    return memberEntry(ctx, member);
  });
  route(endpoints.endMemberSessions, (ctx, { member }) => endSessionsOf(ctx, member));
  route(endpoints.removeMember, (ctx, { member }) => removeMember(ctx, member));
  route(endpoints.setPassword, (ctx, input) =>
    choosePassword(ctx, requireSession(ctx), { ...input, client: ctx.client }),
  );

  app.get(PICTURE_PATH, async (c) => {
    const { member = '', sha256 = '' } = c.req.param();
    const picture = await pictureOf(ctx.db, member, sha256);
    if (!picture) throw new ProblemError('not-found');
    // The URL contains the picture's hash.
    return storedPicture(picture.bytes, picture.content_type, { maxAge: 31_536_000 });
  });
  return app;
}

async function endSession(ctx: MemberContext, session: string): Promise<void> {
  await deleteSession(ctx.db, ctx.member.id, session);
  await publishChange(ctx, 'member', ctx.member.id);
}
