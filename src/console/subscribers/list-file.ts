import type { Result } from '../../api/client.ts';
import { parseJson } from '../../api/json.ts';
import type { Community } from '../../community/community.ts';
import {
  type ImportedRow,
  ImportEvent,
  type ImportSummary,
  subscriberFileEndpoints as endpoints,
} from '../../contract/subscriber-files.ts';
import { request } from '../files.ts';

/** What became of a list, or would. */
export interface ImportResult {
  service: string | null;
  ignored: readonly string[];
  rows: readonly ImportedRow[];
  summary: ImportSummary;
}

interface SendOptions {
  dryRun: boolean;
  /** Is told how many rows are read. */
  progress: (rows: number) => void;
}

/** Imports a file, or tries it. */
export async function sendList(
  community: Community,
  file: Blob,
  { dryRun, progress }: SendOptions,
): Promise<Result<ImportResult>> {
  const response = await request(community, endpoints.importSubscribers, {
    query: dryRun ? '?dryRun=true' : '',
    init: { headers: { 'Content-Type': 'text/csv' }, body: file },
  });
  if (!('ok' in response)) return { ok: false, failure: response };
  let columns: { service: string | null; ignored: readonly string[] } = { service: null, ignored: [] };
  const rows: ImportedRow[] = [];
  try {
    for await (const event of eventsIn(response)) {
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

/** A line of JSON each. */
async function* eventsIn({ body }: Response): AsyncGenerator<ImportEvent> {
  const reader = body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) yield ImportEvent.parse(parseJson(line));
  }
}
