import { inTransaction } from '../database/transaction.ts';
import { type Role, roles } from '../../src/contract/index.ts';
import { type Line, UnusableFile } from '../csv.ts';
import { addressFrom } from '../email/address.ts';
import { nodeCsv } from '../node-csv.ts';
import { type Invitation, invite, membersPageOf } from '../members/invitations.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';

import { NO_PAGE } from './members.ts';

const REPORT_EVERY = 1000;

/**
 * Invites everyone in a CSV file: email, and optionally name, role and locale. Invalid rows are reported with their
 * line number and skipped. Returns the exit code.
 */
export async function importMembers(cli: CliContext, terminal: Terminal): Promise<number> {
  const ctx = contextFor(cli);
  const page = await membersPageOf(ctx);
  if (page === undefined) {
    await terminal.writeStatus(NO_PAGE);
    return 1;
  }
  const tally = { invited: 0, again: 0, bad: 0 };
  const complain = async (line: number, detail: string) => {
    tally.bad += 1;
    await terminal.writeStatus(`line ${line}: ${detail}\n`);
  };
  try {
    for await (const line of nodeCsv.read(terminal.input, complain)) {
      const person = readRow(line);
      if (typeof person === 'string') await complain(line.number, person);
      else {
        const { known } = await inTransaction(ctx, (ctx) => invite(ctx, person, page));
        tally[known ? 'again' : 'invited'] += 1;
      }
      const done = tally.invited + tally.again + tally.bad;
      if (done % REPORT_EVERY === 0) await terminal.writeStatus(`${done} rows\n`);
    }
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    await terminal.writeStatus(`${error.message}\n`);
    return 1;
  }
  cli.sendEmails?.();
  await terminal.writeStatus(
    `Invited: ${tally.invited}. Already members: ${tally.again}. Skipped: ${tally.bad}.\n`,
  );
  return 0;
}

function readRow({ cells }: Line): Invitation | string {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const address = addressFrom(cell('email'));
  if (!address) return `email must be an address like ada@example.org, not "${cell('email').slice(0, 80)}"`;
  const name = cell('name');
  if (name.length > 200 || /[\p{Cc}\uFFFD]/u.test(name))
    return 'name must be one line of at most 200 letters';
  const role = cell('role').toLowerCase() || 'member';
  if (!roles.includes(role as Role))
    return `role must be one of ${roles.join(', ')}, not "${role.slice(0, 40)}"`;
  const locale = cell('locale');
  if (locale && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(locale))
    return 'locale must be a language tag like en or de-AT';
  return { address, name, role: role as Role, locale: locale || undefined };
}
