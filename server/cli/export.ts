import { nodeCsv } from '../node-csv.ts';
import { exportList } from '../newsletter/export/export-list.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';

const REPORT_EVERY = 50_000;

type State = Extract<CommandRequest, { command: 'subscribers export' }>['state'];

/** Streams the subscriber list as CSV. Returns the exit code. */
export async function exportSubscribers(cli: CliContext, terminal: Terminal, state: State): Promise<number> {
  let count = 0;
  for await (const { text, people } of exportList(contextFor(cli), nodeCsv, state)) {
    await terminal.out(text);
    count += people;
    if (count % REPORT_EVERY < people && count >= REPORT_EVERY) await terminal.writeStatus(`${count} rows\n`);
  }
  await terminal.writeStatus(`Exported ${count} ${count === 1 ? 'person' : 'people'}.\n`);
  return 0;
}
