import type { Context } from 'hono';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import type { LinkReader, MakeAvatar } from '../safe-fetch/port.ts';
import { canonicalAddress } from './client-network.ts';
import { runOnce, type StoredResponse } from './middleware/idempotency.ts';
import { problemResponse } from './problem-details.ts';

/** What the routes work with. */
export interface RouteContext extends AppContext {
  /** Sends what the write has queued, after its answer. */
  sendEmails(): void;
  /** Looks at the sites that a write has something to do with, after its answer. */
  runJobs(): void;
  web: LinkReader;
  makeAvatar?: MakeAvatar | undefined;
  clientAddress: ((request: Request, environment: unknown) => string | undefined) | undefined;
}

/** Who is asking, in one spelling of their address. */
export function clientIp(ctx: RouteContext, c: Context): string | undefined {
  const address = ctx.clientAddress?.(c.req.raw, c.env);
  return address === undefined ? undefined : canonicalAddress(address);
}

export const respondWithProblem = (ctx: RouteContext, problem: ProblemError) =>
  problemResponse(problem, ctx.url);

const MAX_LOCALE_LENGTH = 35;

/** The languages somebody reads, the wanted one first, then those of the browser in its order. */
export function acceptedLanguages(c: Context, wanted?: string): string[] {
  const accepted = (c.req.header('Accept-Language') ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: Number(quality ?? 1) };
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .slice(0, 20)
    .map(({ tag }) => tag);
  const all = wanted ? [wanted, ...accepted] : accepted;
  // No tag that the contract takes is longer, and each of its parts would be looked for.
  return all.filter((tag) => tag.length <= MAX_LOCALE_LENGTH);
}

interface Write {
  /** What makes this request this request. */
  request: unknown;
  needsKey?: boolean;
  /** Whose write it is: the keys of one member are nothing to another, nor to strangers. */
  member?: string;
  /** What may stop it, such as its limits; not asked where the answer is there already. */
  check?: () => Promise<ProblemError | undefined>;
  work: (transaction: Database) => Promise<StoredResponse | ProblemError>;
}

/** Does a write of the API once per `Idempotency-Key`. */
export async function idempotentWrite(
  ctx: RouteContext,
  c: Context,
  { request, needsKey = false, member, check, work }: Write,
): Promise<Response> {
  const key = c.req.header('Idempotency-Key');
  const usable = key !== undefined && /^[\x21-\x7e]{1,100}$/.test(key);
  if (key === undefined ? needsKey : !usable)
    return respondWithProblem(ctx, new ProblemError('idempotency-key-missing'));
  const fingerprint = await ctx.secret.tag(
    'request',
    `${c.req.method} ${c.req.path} ${JSON.stringify(request)}`,
  );
  const now = ctx.clock.now();
  const owner = member === undefined ? 'api' : `member ${member}`;
  const answer = await runOnce(ctx.db, { key: key && `${owner} ${key}`, fingerprint, now, check }, work);
  if (answer instanceof ProblemError) return respondWithProblem(ctx, answer);
  ctx.sendEmails();
  const { status, body } = answer;
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}
