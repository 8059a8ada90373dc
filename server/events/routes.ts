import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { board, openBoard } from './board.ts';
import { checkIn, deleteOwnEntry } from './check-ins.ts';
import { agree, confirmDate, propose } from './dates.ts';
import { cheer, mute, nudge, reply } from './encouragements.ts';
import { copyEvent } from './copy-event.ts';
import { eventTable, exportEvent } from './export.ts';
import { changeEvent, changeGroup, createEvent, createGroup, removeGroup } from './events.ts';
import { listEvents } from './list-events.ts';
import { assignToGroup, leave, setAttendance, split } from './membership.ts';
import { moderate, moderationQueue, reportEntry } from './moderation.ts';
import { changePiece } from './pieces.ts';
import { summary } from './summary.ts';

/** Browsers revalidate every time; a shared cache may serve the board for 10 seconds. */
const PUBLIC_CACHE = 'public, max-age=0, s-maxage=10';

/** The routes of events and groups: public reads, members' writes and hosts' administration. */
export function eventRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.event, (ctx, { event }) => openBoard(ctx, event), { cache: PUBLIC_CACHE });
  route(endpoints.eventSummary, (ctx, { event }) => summary(ctx, event), { cache: 'public, max-age=60' });
  route(endpoints.board, (ctx, { event }) => board(ctx, ctx.member, event), { cache: 'private, no-cache' });
  route(endpoints.events, listEvents);

  route(endpoints.assignToGroup, (ctx, { member: who, ...input }) =>
    assignToGroup(ctx, ctx.member, { ...input, who }),
  );
  route(endpoints.leaveEvent, (ctx, { member: who, event }) => leave(ctx, ctx.member, { event, who }));
  route(endpoints.setAttendance, (ctx, { member: who, ...input }) =>
    setAttendance(ctx, ctx.member, { ...input, who }),
  );
  route(endpoints.changePiece, (ctx, { member: who, ...input }) =>
    changePiece(ctx, ctx.member, { ...input, who }),
  );
  route(endpoints.checkIn, (ctx, input) => checkIn(ctx, ctx.member, input));
  route(endpoints.cheerEntry, (ctx, { entry: about, ...input }) =>
    cheer(ctx, ctx.member, { ...input, about }),
  );
  route(endpoints.reply, (ctx, input) => reply(ctx, ctx.member, input));
  route(endpoints.deleteEntry, (ctx, { event, entry: about }) =>
    deleteOwnEntry(ctx, ctx.member, { event, about }),
  );
  route(endpoints.nudgeMember, (ctx, { member: who, event }) => nudge(ctx, ctx.member, { event, who }));
  route(endpoints.muteEvent, (ctx, input) => mute(ctx, ctx.member, input));
  route(endpoints.reportEntry, (ctx, input) => reportEntry(ctx, ctx.member, input));
  route(endpoints.proposeDate, (ctx, input) => propose(ctx, ctx.member, input));
  route(endpoints.agreeToDate, (ctx, input) => agree(ctx, ctx.member, input));
  route(endpoints.confirmDate, (ctx, input) => confirmDate(ctx, ctx.member, input));
  route(endpoints.changeGroup, (ctx, { group, ...input }) => changeGroup(ctx, ctx.member, group, input));

  route(endpoints.createEvent, createEvent);
  route(endpoints.changeEvent, (ctx, { event, ...input }) => changeEvent(ctx, event, input));
  route(endpoints.copyEvent, (ctx, { event, ...input }) => copyEvent(ctx, event, input));
  route(endpoints.exportEvent, (ctx, { event }) => exportEvent(ctx, event));
  route(endpoints.exportEventTable, (ctx, { event }, c) => eventTable(ctx, c, event));
  route(endpoints.splitIntoGroups, (ctx, { event, ...input }) => split(ctx, ctx.member, event, input));
  route(endpoints.createGroup, (ctx, { event, name }) => createGroup(ctx, ctx.member, event, name));
  route(endpoints.removeGroup, (ctx, { group }) => removeGroup(ctx, group));
  route(endpoints.reportedEntries, ({ db }, { event }) => moderationQueue(db, event));
  route(endpoints.moderateEntry, (ctx, input) => moderate(ctx, ctx.member, input));
  return app;
}
