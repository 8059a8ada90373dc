import type { Result } from '../../api/client.ts';
import { parseJson } from '../../api/json.ts';
import type { Community } from '../../community/community.ts';
import { request } from '../files.ts';
import type { ImportedList, ImportedRow, ImportEvent, ImportResult, ImportSummary } from './imported-list.ts';

interface SendOptions {
  dryRun: boolean;
  /** Is told how many rows are read. */
  progress: (rows: number) => void;
}

/** Imports a file, or tries it. */
export async function sendFile<Row extends ImportedRow, Summary extends ImportSummary>(
  community: Community,
  { endpoint, event: schema }: Pick<ImportedList<Row, Summary>, 'endpoint' | 'event'>,
  file: Blob,
  { dryRun, progress }: SendOptions,
): Promise<Result<ImportResult<Row, Summary>>> {
  const response = await request(community, endpoint, {
    query: dryRun ? '?dryRun=true' : '',
    init: { headers: { 'Content-Type': 'text/csv' }, body: file },
  });
  if (!('ok' in response)) return { ok: false, failure: response };
  let columns: { service: string | null; ignored: readonly string[] } = { service: null, ignored: [] };
  const rows: Row[] = [];
  try {
    for await (const line of linesOf(response)) {
      const event: ImportEvent<Row, Summary> = schema.parse(parseJson(line));
      if ('summary' in event) return { ok: true, value: { ...columns, rows, summary: event.summary } };
      if ('problem' in event) return { ok: false, failure: event.problem };
      if ('columns' in event) columns = event.columns;
      else {
        rows.push(...event.rows);
        progress(rows.length);
      }
    }
  } catch {
    // The connection was lost.
  }
  return { ok: false, failure: { code: 'unreachable' } };
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const lines = text.split('\n');
    text = lines.pop()!;
    yield* lines;
  }
}
