import type { AppContext } from '../app-context.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Role } from '../../src/contract/index.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { firstHostLink } from '../members/first-host.ts';
import { invite, membersPageOf } from '../members/invitations.ts';
import { changeRole as setRole, removeMember as deleteMember } from '../members/manage.ts';
import { memberByEmail, type MemberRecord } from '../members/queries/members.ts';
import { attempt, ProblemError } from '../problem.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';

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
  const { known } = await inTransaction(ctx, (ctx) => invite(ctx, { address, name, role, locale }, page));
  cli.sendEmails?.();
  await writeStatus(
    known
      ? `${address.typed} is already a member. We’ve sent another link.\n`
      : `Invited ${address.typed}. The link in the email works once and expires in 7 days.\n`,
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

export async function changeRole(
  cli: CliContext,
  terminal: Terminal,
  { address: text, role }: RequestFor<'members role'>,
): Promise<number> {
  return withMember(cli, terminal, text, async (ctx, member, address) => {
    await setRole(ctx, member.id, role);
    return `${address.typed} is now ${article(role)}.\n`;
  });
}

export async function removeMember(cli: CliContext, terminal: Terminal, text: string): Promise<number> {
  return withMember(cli, terminal, text, async (ctx, member, address) => {
    await deleteMember(ctx, member.id);
    return `Removed ${address.typed} and ended all sessions.\n`;
  });
}

const article = (role: Role) => `a ${role}`;

/** Does something to the member with an address, in a transaction. Prints what it returns, or the problem. */
async function withMember(
  cli: CliContext,
  { writeStatus }: Terminal,
  text: string,
  work: (ctx: AppContext, member: MemberRecord, address: Address) => Promise<string>,
): Promise<number> {
  const address = addressFrom(text);
  if (!address) return complain(writeStatus, text);
  const { value, problem } = await attempt(() =>
    inTransaction(contextFor(cli), async (ctx) => {
      const member = await memberByEmail(ctx.db, address.canonical);
      if (!member) throw new ProblemError('not-found', { detail: `${address.typed} isn’t a member.` });
      return work(ctx, member, address);
    }),
  );
  await writeStatus(problem ? `${problem.message}\n` : value);
  return problem ? 1 : 0;
}

async function complain(writeStatus: Terminal['writeStatus'], text: string): Promise<number> {
  await writeStatus(`"${text}" isn’t an email address like ada@example.org.\n`);
  return 1;
}
