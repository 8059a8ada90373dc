import type { Context } from 'hono';
import type { Endpoint, Problem } from '../../src/contract/index.ts';
import { UnusableFile } from '../csv.ts';
import { invalidField } from '../problem.ts';
import { insertActivity } from './activity.ts';
import { readFile } from './body.ts';
import { problemOf } from './fallbacks.ts';
import { streamed } from './file-response.ts';
import { problemBody } from './problem-details.ts';
import type { MemberContext, RouteContext } from './route-context.ts';

interface FileImport<Event> {
  endpoint: Endpoint;
  dryRun: boolean;
  /** Imports the file, and yields what becomes of its rows. Throws `UnusableFile` before the first event. */
  events: (input: AsyncIterable<Uint8Array>) => AsyncGenerator<Event>;
}

/** Imports the file in the body. The response is a line of JSON for each event, sent while the import goes on. */
export async function importFile<Event>(
  ctx: MemberContext,
  c: Context,
  { endpoint, dryRun, events }: FileImport<Event>,
): Promise<Response> {
  const { requestType: type = '', maxBytes = 0, responseType = '' } = endpoint;
  const all = events(onceOf(await readFile(c.req.raw, { type, maxBytes })));
  const first = await all.next().catch((error: unknown) => {
    throw error instanceof UnusableFile ? invalidField('body', error.message) : error;
  });
  if (!dryRun) await insertActivity(ctx, endpoint, { params: {} });
  return streamed(withProblem(ctx, c, linesOf(first, all)), { 'Content-Type': responseType });
}

async function* onceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* linesOf<Event>(
  first: IteratorResult<Event>,
  events: AsyncGenerator<Event>,
): AsyncGenerator<string, void> {
  try {
    for (let next = first; !next.done; next = await events.next()) yield `${JSON.stringify(next.value)}\n`;
  } finally {
    await events.return(undefined);
  }
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
    const problem: Problem = problemBody(c, problemOf(c, error, ctx.report), ctx.url);
    yield `${JSON.stringify({ problem })}\n`;
  }
}
