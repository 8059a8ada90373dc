import type { TrustedAuthors } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { creationCursor, pageOf, type PageRequest } from '../http/list-page.ts';
import { memberWithId } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import * as rows from './queries/trust.ts';

const PAGE_SIZE = 50;

/** The members whose submissions are published without review because a host has said so. */
export async function listTrusted(
  { db }: AppContext,
  { after, limit = PAGE_SIZE }: PageRequest,
): Promise<TrustedAuthors> {
  const page = await pageOf({ after, limit }, (page) => rows.listTrusted(db, page), creationCursor);
  return {
    authors: page.rows.map(({ id: member, email, name, role, posts }) => ({
      ...{ member, email, name },
      ...{ role, posts },
    })),
    next: page.next,
    total: await rows.countTrusted(db),
  };
}

export async function giveTrust({ db }: AppContext, member: string): Promise<void> {
  if (!(await memberWithId(db, member)))
    throw new ProblemError('not-found', { detail: 'There is no such member.' });
  await rows.trust(db, [member]);
}

/** What they have published stays. */
export async function takeTrust({ db }: AppContext, member: string): Promise<void> {
  if (!(await rows.distrust(db, member)))
    throw new ProblemError('not-found', { detail: 'This member is not trusted.' });
}
