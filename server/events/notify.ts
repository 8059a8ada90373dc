import type { AppContext } from '../app-context.ts';
import { publishChange } from '../realtime/publish.ts';

/** Tells the open pages, once the write is done, what one person of an event has and does. */
export const notifyRowChanged = (ctx: AppContext, event: string, member: string) =>
  publishChange(ctx.db, ctx, 'row', `${event} ${member}`);

export const notifyGroupChanged = (ctx: AppContext, group: string) =>
  publishChange(ctx.db, ctx, 'group', group);

export const notifyEventChanged = (ctx: AppContext, event: string) =>
  publishChange(ctx.db, ctx, 'event', event);
