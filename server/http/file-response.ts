import type { Context } from 'hono';
import type { Csv } from '../csv.ts';
import { ProblemError } from '../problem.ts';
import { problemOf } from './fallbacks.ts';
import type { RouteContext } from './route-context.ts';

export function csvOf({ csv }: Pick<RouteContext, 'csv'>): Csv {
  if (!csv) throw new ProblemError('unavailable', { detail: 'This server cannot read or write CSV files.' });
  return csv;
}

const utf8 = new TextEncoder();

/** A body that is produced while it is sent. Closing the connection stops the work. */
export function streamed(texts: AsyncGenerator<string, void>, headers: Record<string, string>): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
    cancel: () => void texts.return(undefined),
  });
  return new Response(body, { headers: { ...headers, 'Cache-Control': 'no-store' } });
}

/** A CSV file to save, named after what it is and the day. */
export const csvFile = (
  { clock, report }: Pick<RouteContext, 'clock' | 'report'>,
  c: Context,
  name: string,
  texts: AsyncGenerator<string, void>,
): Response =>
  streamed(reported(c, report, texts), {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}-${clock.now().toISOString().slice(0, 10)}.csv"`,
  });

/** A file can't carry a problem, so an error cuts the connection: otherwise a part would pass for the whole. */
async function* reported(
  c: Context,
  report: RouteContext['report'],
  texts: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    yield* texts;
  } catch (error) {
    throw problemOf(c, error, report);
  }
}

/** The texts of an export that counts people, too. */
export async function* textsOf(list: AsyncIterable<{ text: string }>): AsyncGenerator<string, void> {
  for await (const { text } of list) yield text;
}
