import type { AppContext } from '../app-context.ts';
import { publishChange } from '../realtime/publish.ts';

/** Sends a participant's row to open pages, once the transaction commits. */
export const notifyRowChanged = (ctx: AppContext, event: string, member: string) =>
  publishChange(ctx, 'row', `${event} ${member}`);

export const notifyGroupChanged = (ctx: AppContext, group: string) => publishChange(ctx, 'group', group);

export const notifyEventChanged = (ctx: AppContext, event: string) => publishChange(ctx, 'event', event);
