import type { Context } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import { importFile } from '../http/file-import.ts';
import { csvFile, csvOf, textsOf } from '../http/file-response.ts';
import type { MemberContext, RouteContext } from '../http/route-context.ts';
import { exportList } from './export/export-list.ts';
import { importList } from './import/import-list.ts';

type State = Parameters<typeof exportList>[2];

/** The whole list as a file. */
export function sendList(ctx: RouteContext, c: Context, state: State): Response {
  return csvFile(ctx, c, 'subscribers', textsOf(exportList(ctx, csvOf(ctx), state)));
}

/** Imports the list in the body, and tells what becomes of each row while it goes on. */
export function receiveList(ctx: MemberContext, c: Context, dryRun: boolean): Promise<Response> {
  const csv = csvOf(ctx);
  return importFile(ctx, c, {
    ...{ endpoint: endpoints.importSubscribers, dryRun },
    events: (input) => importList(ctx, { csv, input, dryRun }),
  });
}
