import {
  type ImportedMember,
  type MemberImportEvent,
  memberImportOutcomes,
  type MemberImportSummary,
} from '../../../src/contract/index.ts';
import type { AppContext } from '../../app-context.ts';
import type { Csv, Line } from '../../csv.ts';
import { inTransaction } from '../../database/transaction.ts';
import { providerOf } from '../../newsletter/import/providers.ts';
import { readSettings } from '../../settings/queries.ts';
import { inviteNew, requireMembersPage } from '../invitations.ts';
import { changeRole, lockHosts } from '../manage.ts';
import { type Decision, Roster } from './roster.ts';
import { ignoredColumns, type InvalidPerson, type Person, readPerson } from './row.ts';

/** Rows that are stored in one transaction. */
const BATCH = 100;
const MINUTE_MS = 60_000;
/** The email queue takes emails that are due within an hour. */
const MAX_DELAY_MS = 60 * MINUTE_MS;

export interface MemberFile {
  csv: Csv;
  input: AsyncIterable<Uint8Array>;
  /** Nothing is changed: the events say what would happen. */
  dryRun?: boolean;
  /** Id of the host who imports, whose own role stays. */
  self?: string;
}

/**
 * Invites everyone in a CSV file, and gives members the role in it, in batches: yields the columns, what becomes of each
 * row, and last a summary. Who is there already gets no email, so a file can be imported again. Throws `UnusableFile`, or
 * a problem if there is no page for members, before the first event.
 */
export async function* importMembers(
  ctx: AppContext,
  { csv, input, dryRun = false, self }: MemberFile,
): AsyncGenerator<MemberImportEvent> {
  const page = await requireMembersPage(ctx);
  const { letters } = await readSettings(ctx.db);
  const run: Run = { page, dryRun, self, intervalMs: MINUTE_MS / letters.perMinute, invited: 0 };
  const lines = new Map<string, number>();
  const roster = new Roster();
  const summary: MemberImportSummary = { rows: noRows() };
  const unreadable: InvalidPerson[] = [];
  const complain = (line: number, detail: string) =>
    void unreadable.push({ line, detail, email: null, field: null });
  let batch: Line[] = [];
  let columns: MemberImportEvent | undefined;

  async function* finish(): AsyncGenerator<MemberImportEvent> {
    const read = batch.map(readPerson);
    batch = [];
    const isInvalid = (it: Person | InvalidPerson): it is InvalidPerson => !('address' in it);
    const invalid = [...unreadable.splice(0), ...read.filter(isInvalid)];
    const people = read.filter((it) => 'address' in it);
    const { first = [], repeated = [] } = Object.groupBy(people, (it) =>
      isFirst(lines, it) ? 'first' : 'repeated',
    );
    const imported = await importPeople(ctx, first, { ...run, roster });
    run.invited += imported.filter(({ outcome }) => outcome === 'invited').length;
    const rows = [
      ...invalid.map(invalidRow),
      ...repeated.map((it) => repeatedRow(it, lines)),
      ...imported,
    ].sort((one, other) => one.line - other.line);
    for (const { outcome } of rows) summary.rows[outcome] += 1;
    if (rows.length > 0) yield { rows };
  }

  for await (const line of csv.read(input, complain)) {
    if (!columns) yield (columns = columnsOf(line.columns));
    batch.push(line);
    if (batch.length === BATCH) yield* finish();
  }
  if (!columns) yield columnsOf([]);
  yield* finish();
  yield { summary };
}

const noRows = () =>
  Object.fromEntries(memberImportOutcomes.map((it) => [it, 0])) as MemberImportSummary['rows'];

const columnsOf = (columns: readonly string[]): MemberImportEvent => ({
  columns: { service: providerOf(columns)?.name ?? null, ignored: ignoredColumns(columns) },
});

/** Whether no row before has the same address. `lines`: the first line of each. */
function isFirst(lines: Map<string, number>, { address, line }: Person): boolean {
  if (lines.has(address.canonical)) return false;
  lines.set(address.canonical, line);
  return true;
}

const invalidRow = (row: InvalidPerson): ImportedMember => ({ ...row, outcome: 'invalid', role: null });

const repeatedRow = ({ line, address }: Person, lines: ReadonlyMap<string, number>): ImportedMember => ({
  ...{ line, email: address.typed, field: null, outcome: 'known', role: null },
  detail: `${address.typed} is on line ${lines.get(address.canonical)}, which counts`,
});

interface Run {
  page: string;
  dryRun: boolean;
  self: string | undefined;
  /** Between two invitations, so that emails that people wait for need not wait for all of them. */
  intervalMs: number;
  /** How many are invited so far. */
  invited: number;
}

async function importPeople(
  ctx: AppContext,
  people: readonly Person[],
  { roster, ...run }: Run & { roster: Roster },
): Promise<ImportedMember[]> {
  if (people.length === 0) return [];
  if (run.dryRun) {
    await roster.read(ctx.db, people);
    return people.map((person) => rowOf(person, roster.decide(person, run.self)));
  }
  return inTransaction(ctx, async (ctx) => {
    await lockHosts(ctx);
    const now = new Roster();
    await now.read(ctx.db, people);
    const rows: ImportedMember[] = [];
    let { invited } = run;
    for (const person of people) {
      const decision = await apply(ctx, person, now.decide(person, run.self), { ...run, invited });
      if (decision.outcome === 'invited') invited += 1;
      rows.push(rowOf(person, decision));
    }
    return rows;
  });
}

const rowOf = ({ line, address }: Person, { outcome, detail, role }: Decision): ImportedMember => ({
  ...{ line, email: address.typed, field: null },
  ...{ outcome, detail, role },
});

async function apply(
  ctx: AppContext,
  person: Person,
  decision: Decision,
  { page, intervalMs, invited }: Run,
): Promise<Decision> {
  const { id, role } = decision;
  if (id && role) await changeRole(ctx, id, role);
  if (decision.outcome !== 'invited') return decision;
  const delayMs = Math.min(Math.round(invited * intervalMs), MAX_DELAY_MS);
  const member = await inviteNew(ctx, { ...person, role: role! }, { page, delayMs });
  // Another host has invited them since.
  return member ? decision : { ...decision, outcome: 'known' };
}
