import type { ImportEvent, ImportSummary } from '../../src/contract/index.ts';
import { importList } from '../newsletter/import/import-list.ts';
import { nodeCsv } from '../node-csv.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';
import { reportImport } from './report-import.ts';

const REPORT_EVERY = 50_000;

/**
 * Imports a subscriber list from CSV. Rows about which there is something to say are reported with their line number.
 * Returns the exit code.
 */
export function importSubscribers(cli: CliContext, terminal: Terminal): Promise<number> {
  const events = importList(contextFor(cli), { csv: nodeCsv, input: terminal.input });
  return reportImport(terminal, { events, write: (event) => write(event, terminal), every: REPORT_EVERY });
}

async function write(event: ImportEvent, { writeStatus }: Terminal): Promise<void> {
  if ('summary' in event) return summarize(event.summary, writeStatus);
  if ('rows' in event) {
    const said = event.rows.filter(({ detail }) => detail !== null);
    for (const { line, detail } of said) await writeStatus(`line ${line}: ${detail}\n`);
    return;
  }
  if ('problem' in event) return; // only over HTTP: here, the error is thrown
  const { service, ignored } = event.columns;
  if (service) await writeStatus(`This list comes from ${service}.\n`);
  if (ignored.length > 0) await writeStatus(`Ignored columns: ${ignored.join(', ')}.\n`);
}

async function summarize(
  { rows, undated, withoutZone }: ImportSummary,
  writeStatus: Terminal['writeStatus'],
): Promise<void> {
  const skipped = rows.skipped + rows.invalid;
  await writeStatus(
    `Imported: ${rows.confirmed + rows.unsubscribed}. Already on the list: ${rows.known + rows.left}. Skipped: ${skipped}.\n`,
  );
  if (rows.unsubscribed > 0)
    await writeStatus(`Unsubscribed: ${rows.unsubscribed} of those imported, as in the file.\n`);
  if (undated > 0)
    await writeStatus(
      `The file doesn’t say when ${undated} of them gave consent, so the time is recorded as unknown. Keep your proof of consent.\n`,
    );
  if (withoutZone) await writeStatus('Times without a time zone were read as UTC.\n');
}
