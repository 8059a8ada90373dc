import { inTransaction } from '../database/transaction.ts';
import { stringify } from 'csv-stringify/sync';
import type { Role } from '../../src/contract/index.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { firstHostLink } from '../members/first-host.ts';
import { invite, membersPageOf } from '../members/invitations.ts';
import { changeMember, memberByEmail, type MemberRecord } from '../members/queries/members.ts';
import { deleteSignInsOf } from '../members/queries/sign-ins.ts';
import { publishChange } from '../realtime/publish.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';

const BATCH = 1000;
export const columns = ['email', 'name', 'role', 'locale', 'joined'] as const;

/** Error message if no members' page is configured, which invitations need. */
export const NO_PAGE =
  'First say where members sign in: settings set membersPage=https://www.example.org/members (the page with your <member-login>).\n';

type RequestFor<Name extends CommandRequest['command']> = Extract<CommandRequest, { command: Name }>;

export async function inviteMember(
  cli: CliContext,
  { writeStatus }: Terminal,
  { address: text, role, name, locale }: RequestFor<'members invite'>,
): Promise<number> {
  const ctx = contextFor(cli);
  const address = addressFrom(text);
  if (!address) return complain(writeStatus, text);
  const page = await membersPageOf(ctx);
  if (page === undefined) {
    await writeStatus(NO_PAGE);
    return 1;
  }
  const done = await inTransaction(ctx, (ctx) => invite(ctx, { address, name, role, locale }, page));
  cli.sendEmails?.();
  await writeStatus(
    done === 'invited'
      ? `Invited ${address.typed}. The link in the email works once and expires in 7 days.\n`
      : `${address.typed} is already a member. We’ve sent another link.\n`,
  );
  return 0;
}

export async function printFirstHostLink(cli: CliContext, { out, writeStatus }: Terminal): Promise<number> {
  const link = await firstHostLink(contextFor(cli));
  if (link === undefined) {
    await writeStatus('There is already a host. To add another: members invite ADDRESS --role host\n');
    return 1;
  }
  await out(`${link}\n`);
  await writeStatus('Open this link within a day and enter your name and email address. It works once.\n');
  return 0;
}

export async function exportMembers({ database }: CliContext, { out }: Terminal): Promise<number> {
  await out(stringify([[...columns]]));
  for (let after = ''; ;) {
    const members = await database
      .selectFrom('members')
      .selectAll()
      .where('canonical_email', '>', after)
      .orderBy('canonical_email')
      .limit(BATCH)
      .execute();
    if (!members.length) return 0;
    await out(stringify(members.map(rowOf), { escape_formulas: true }));
    after = members.at(-1)!.canonical_email;
  }
}

const rowOf = ({ email, name, role, locale, joined_at: joined }: MemberRecord) => [
  email,
  name,
  role,
  locale,
  joined?.toISOString() ?? '',
];

export async function changeRole(
  cli: CliContext,
  terminal: Terminal,
  { address: text, role }: RequestFor<'members role'>,
): Promise<number> {
  return withMember(cli, terminal, text, async (member, address) => {
    if (role !== 'host' && (await isLastHost(cli, member))) return LAST_HOST;
    await changeMember(cli.database, member.id, { role, updated_at: cli.clock.now() });
    await publishChange(contextFor(cli), 'member', member.id);
    return `${address.typed} is now ${article(role)}.\n`;
  });
}

export async function removeMember(cli: CliContext, terminal: Terminal, text: string): Promise<number> {
  return withMember(cli, terminal, text, async (member, address) => {
    if (await isLastHost(cli, member)) return LAST_HOST;
    await inTransaction(contextFor(cli), async ({ db }) => {
      await deleteSignInsOf(db, member.canonical_email);
      // Sessions, password, picture and progress are deleted by cascade.
      await db.deleteFrom('members').where('id', '=', member.id).execute();
    });
    return `Removed ${address.typed} and ended all sessions.\n`;
  });
}

const LAST_HOST = { refused: 'This is the last host. Make another member a host first.\n' };
const article = (role: Role) => `a ${role}`;

async function isLastHost({ database }: CliContext, { id, role }: MemberRecord): Promise<boolean> {
  if (role !== 'host') return false;
  const other = await database
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'host')
    .where('id', '!=', id)
    .executeTakeFirst();
  return other === undefined;
}

async function withMember(
  { database }: CliContext,
  { writeStatus }: Terminal,
  text: string,
  deed: (member: MemberRecord, address: Address) => Promise<string | { refused: string }>,
): Promise<number> {
  const address = addressFrom(text);
  if (!address) return complain(writeStatus, text);
  const member = await memberByEmail(database, address.canonical);
  const said = member ? await deed(member, address) : { refused: `${address.typed} isn’t a member.\n` };
  await writeStatus(typeof said === 'string' ? said : said.refused);
  return typeof said === 'string' ? 0 : 1;
}

async function complain(writeStatus: Terminal['writeStatus'], text: string): Promise<number> {
  await writeStatus(`"${text}" isn’t an email address like ada@example.org.\n`);
  return 1;
}
