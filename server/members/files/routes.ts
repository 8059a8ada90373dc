import type { Context } from 'hono';
import { endpoints } from '../../../src/contract/index.ts';
import type { AppContext } from '../../app-context.ts';
import { importFile } from '../../http/file-import.ts';
import { csvFile, csvOf, textsOf } from '../../http/file-response.ts';
import { consumeLimit } from '../../http/middleware/rate-limit.ts';
import type { MemberContext, RouteContext } from '../../http/route-context.ts';
import { exportMembers } from './export-members.ts';
import { importMembers } from './import-members.ts';

/** All members as a file. */
export const sendMembers = (ctx: RouteContext, c: Context): Response =>
  csvFile(ctx, c, 'members', textsOf(exportMembers(ctx, csvOf(ctx))));

/** Limits how many files one host imports, because each can send many emails. */
export const limitImports = async (
  ctx: AppContext & Pick<MemberContext, 'member'>,
  { dryRun }: { dryRun?: 'true' | 'false' | undefined },
): Promise<void> => {
  if (dryRun !== 'true') await consumeLimit(ctx, 'memberImports', ctx.member.id);
};

/** Imports the members in the body, and tells what becomes of each row while it goes on. */
export function receiveMembers(ctx: MemberContext, c: Context, dryRun: boolean): Promise<Response> {
  const csv = csvOf(ctx);
  return importFile(ctx, c, {
    ...{ endpoint: endpoints.importMembers, dryRun },
    async *events(input) {
      try {
        yield* importMembers(ctx, { csv, input, dryRun, self: ctx.member.id });
      } finally {
        ctx.sendEmails();
      }
    },
  });
}
