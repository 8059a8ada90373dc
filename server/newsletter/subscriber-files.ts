import type { Context } from 'hono';
import { endpoints, type ImportEvent } from '../../src/contract/index.ts';
import { UnusableFile } from '../csv.ts';
import { readFile } from '../http/body.ts';
import { insertActivity } from '../http/activity.ts';
import { csvFile, csvOf, streamed } from '../http/file-response.ts';
import { problemOf } from '../http/fallbacks.ts';
import { problemBody } from '../http/problem-details.ts';
import type { MemberContext, RouteContext } from '../http/route-context.ts';
import { invalidField } from '../problem.ts';
import { exportList } from './export/export-list.ts';
import { importList } from './import/import-list.ts';

type State = Parameters<typeof exportList>[2];

/** The whole list as a file. */
export function sendList(ctx: RouteContext, c: Context, state: State): Response {
  return csvFile(ctx, c, 'subscribers', textsOf(exportList(ctx, csvOf(ctx), state)));
}

/** Imports the list in the body, and tells what becomes of each row while it goes on. */
export async function receiveList(ctx: MemberContext, c: Context, dryRun: boolean): Promise<Response> {
  const csv = csvOf(ctx);
  const { requestType: type = '', maxBytes = 0, responseType = '' } = endpoints.importSubscribers;
  const bytes = await readFile(c.req.raw, { type, maxBytes });
  const events = importList(ctx, { csv, input: onceOf(bytes), dryRun });
  const first = await events.next().catch((error: unknown) => {
    throw error instanceof UnusableFile ? invalidField('body', error.message) : error;
  });
  if (!dryRun) await insertActivity(ctx, endpoints.importSubscribers, { params: {} });
  return streamed(withProblem(ctx, c, linesOf(first, events)), { 'Content-Type': responseType });
}

async function* onceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* textsOf(list: AsyncIterable<{ text: string }>): AsyncGenerator<string, void> {
  for await (const { text } of list) yield text;
}

async function* linesOf(
  first: IteratorResult<ImportEvent>,
  events: AsyncGenerator<ImportEvent>,
): AsyncGenerator<string, void> {
  for (let next = first; !next.done; next = await events.next()) yield `${JSON.stringify(next.value)}\n`;
}

/** The status is sent already when a stream fails, so its last line tells the problem. */
async function* withProblem(
  ctx: RouteContext,
  c: Context,
  lines: AsyncIterable<string>,
): AsyncGenerator<string, void> {
  try {
    yield* lines;
  } catch (error) {
    const problem = problemBody(c, problemOf(c, error, ctx.report), ctx.url);
    yield `${JSON.stringify({ problem } satisfies ImportEvent)}\n`;
  }
}
