import { inTransaction } from '../database/transaction.ts';
import { addressFrom } from '../email/address.ts';
import { createApiToken, deleteApiToken, listApiTokens } from '../members/api-tokens.ts';
import { hasRole } from '../members/authenticate.ts';
import { memberByEmail } from '../members/queries/members.ts';
import { attempt, ProblemError } from '../problem.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';

type CreateRequest = Extract<CommandRequest, { command: 'tokens create' }>;

export async function createToken(
  cli: CliContext,
  { out, writeStatus }: Terminal,
  { name, address: text, scopes, days }: CreateRequest,
): Promise<number> {
  const address = addressFrom(text);
  const { value, problem } = await attempt(() =>
    inTransaction(contextFor(cli), async (ctx) => {
      const member = address && (await memberByEmail(ctx.db, address.canonical));
      if (!member || !hasRole(member.role, 'host'))
        throw new ProblemError('not-found', { detail: `${text} isn’t the address of a host.` });
      return createApiToken(ctx, member, { name, scopes, days });
    }),
  );
  if (problem) {
    await writeStatus(`${problem.message}\n`);
    return 1;
  }
  await out(`${value.token}\n`);
  await writeStatus(`Expires on ${value.expiresAt.slice(0, 10)}. It isn’t shown again: save it now.\n`);
  return 0;
}

export async function listTokens(cli: CliContext, { out }: Terminal): Promise<number> {
  const { tokens } = await listApiTokens(contextFor(cli));
  for (const { id, name, scopes, createdBy, expiresAt } of tokens)
    await out(`${id}\t${name}\t${scopes.join(' ')}\tby ${createdBy}, until ${expiresAt.slice(0, 10)}\n`);
  return 0;
}

export async function deleteToken(cli: CliContext, { writeStatus }: Terminal, id: string): Promise<number> {
  const { problem } = await attempt(() => deleteApiToken(contextFor(cli), id));
  await writeStatus(
    problem
      ? `There is no token "${id}". To list all tokens: tokens list\n`
      : 'Deleted. It no longer works.\n',
  );
  return problem ? 1 : 0;
}
