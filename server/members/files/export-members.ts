import type { AppContext } from '../../app-context.ts';
import type { Csv } from '../../csv.ts';
import { type ExportedMember, membersAfter } from '../queries/member-list.ts';

const BATCH = 1000;

const time = (at: Date | null) => at?.toISOString() ?? '';

/** The columns of the members, each with its cell. The import knows the same names. */
const cells: Record<string, (member: ExportedMember) => string> = {
  email: ({ email }) => email,
  name: ({ name }) => name,
  role: ({ role }) => role,
  locale: ({ locale }) => locale,
  invited: ({ created_at: at, joined_at: joined }) => (joined ? '' : time(at)),
  joined: ({ joined_at: at }) => time(at),
  last_sign_in: ({ signed_in_at: at }) => time(at),
};

/** The members and invited people as CSV, in batches, so that memory use doesn't depend on their number. */
export async function* exportMembers(
  { db, clock }: AppContext,
  csv: Csv,
): AsyncGenerator<{ text: string; people: number }> {
  yield { text: csv.write([Object.keys(cells)]), people: 0 };
  for (let after = ''; ;) {
    const members = await membersAfter(db, after, { most: BATCH, now: clock.now() });
    if (members.length === 0) return;
    const rows = members.map((member) => Object.values(cells).map((cell) => cell(member)));
    yield { text: csv.write(rows), people: members.length };
    after = members.at(-1)!.canonical_email;
  }
}
