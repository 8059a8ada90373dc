import type { MemberImportEvent } from '../../src/contract/index.ts';
import { exportMembers as membersAsCsv } from '../members/files/export-members.ts';
import { importMembers as importFile } from '../members/files/import-members.ts';
import { membersPageOf } from '../members/invitations.ts';
import { nodeCsv } from '../node-csv.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';
import { NO_PAGE } from './members.ts';
import { reportImport } from './report-import.ts';

const REPORT_EVERY = 1000;

/**
 * Invites everyone in a CSV file, or says what would happen to each row. Rows about which there is something to say are
 * reported with their line number. Returns the exit code.
 */
export async function importMembers(cli: CliContext, terminal: Terminal, dryRun: boolean): Promise<number> {
  const ctx = contextFor(cli);
  if ((await membersPageOf(ctx)) === undefined) {
    await terminal.writeStatus(NO_PAGE);
    return 1;
  }
  const events = importFile(ctx, { csv: nodeCsv, input: terminal.input, dryRun });
  try {
    return await reportImport(terminal, {
      ...{ events, every: REPORT_EVERY },
      write: (event) => write(event, terminal, dryRun),
    });
  } finally {
    cli.sendEmails?.();
  }
}

async function write(event: MemberImportEvent, { writeStatus }: Terminal, dryRun: boolean): Promise<void> {
  if ('columns' in event) {
    const { ignored } = event.columns;
    if (ignored.length > 0) await writeStatus(`Ignored columns: ${ignored.join(', ')}.\n`);
  } else if ('rows' in event) {
    for (const { line, outcome, role, detail } of event.rows) {
      const said =
        outcome === 'changed' ? `${detail} and ${dryRun ? 'becomes' : 'is now'} a ${role}` : detail;
      if (said !== null) await writeStatus(`line ${line}: ${said}\n`);
    }
  } else if ('summary' in event) {
    const { invited, changed, known, refused, invalid } = event.summary.rows;
    const roles = changed ? ` Roles changed: ${changed}.` : '';
    await writeStatus(
      `${dryRun ? 'Nothing is changed. ' : ''}Invited: ${invited}.${roles} Already members: ${known}. Skipped: ${refused + invalid}.\n`,
    );
  }
}

/** Streams the members as CSV. Returns the exit code. */
export async function exportMembers(cli: CliContext, { out }: Terminal): Promise<number> {
  for await (const { text } of membersAsCsv(contextFor(cli), nodeCsv)) await out(text);
  return 0;
}
