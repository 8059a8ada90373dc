import { type ActivityEntry, type ActivityList, endpoints, serviceNames } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { type PageRequest, pageOf } from '../http/list-page.ts';
import * as rows from './queries/activity.ts';

export async function listActivity(ctx: AppContext, request: PageRequest): Promise<ActivityList> {
  const page = await pageOf(
    request,
    (position) => rows.listActivity(ctx.db, position),
    ({ at: date, id }) => ({ date, id }),
  );
  return { entries: page.rows.map(present), next: page.next };
}

const summaries = new Map(Object.entries(endpoints).map(([name, { summary }]) => [name, summary ?? '']));

const nameOfService = new Map<string | null, string>(Object.entries(serviceNames));

const present = ({ id, at, host, action, subject, about }: rows.ListedActivity): ActivityEntry => ({
  ...{ id, host, action, subject },
  // A service keeps its name after it is disconnected. An event or a page may have the id of one.
  about: (action.endsWith('Service') && nameOfService.get(subject)) || about,
  at: at.toISOString(),
  summary: summaries.get(action) ?? '',
});
