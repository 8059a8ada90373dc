import type { EventCopyRequest, EventHead } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { noSuchEvent } from './access.ts';
import { addGroup, createEvent } from './events.ts';
import { presentEvent } from './presenters.ts';
import { eventWithId, groupsOf } from './queries/events.ts';

/** Creates an event with the rules of another one. Its people, pieces and dates are not copied. */
export async function copyEvent(
  ctx: AppContext,
  id: string,
  { title, startsAt, zone, groups = false }: EventCopyRequest,
): Promise<EventHead> {
  const event = await eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
  const { zone: ownZone, quorum, joining, capacity, showcase } = presentEvent(event);
  const rules = { quorum, joining, capacity, showcase };
  const copy = await createEvent(ctx, { ...rules, title, startsAt, zone: zone ?? ownZone });
  if (groups)
    for (const { name, position } of await groupsOf(ctx.db, event.id))
      await addGroup(ctx, { event_id: copy.id, name, position });
  return copy;
}
