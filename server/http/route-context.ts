import type { Context } from 'hono';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import type { LinkReader, MakeAvatar } from '../safe-fetch/port.ts';
import { canonicalAddress } from './client-network.ts';
import { runOnce, type StoredResponse } from './middleware/idempotency.ts';
import { problemResponse } from './problem-details.ts';

/** What route handlers need from their environment. */
export interface RouteContext extends AppContext {
  /** Starts sending queued emails in the background. */
  sendEmails(): void;
  /** Starts the scheduled jobs in the background, such as fetching a picture from another site. */
  runJobs(): void;
  web: LinkReader;
  makeAvatar?: MakeAvatar | undefined;
  clientAddress: ((request: Request, environment: unknown) => string | undefined) | undefined;
}

/** The client's normalized IP address, if known. */
export function clientIp(ctx: RouteContext, c: Context): string | undefined {
  const address = ctx.clientAddress?.(c.req.raw, c.env);
  return address === undefined ? undefined : canonicalAddress(address);
}

export const respondWithProblem = (ctx: RouteContext, problem: ProblemError) =>
  problemResponse(problem, ctx.url);

const MAX_LOCALE_LENGTH = 35;

/** The languages a person reads: the wanted one first, then those of Accept-Language by quality. */
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
  // The contract allows no longer tags, and each subtag costs a lookup.
  return all.filter((tag) => tag.length <= MAX_LOCALE_LENGTH);
}

interface Write {
  /** Distinguishes requests that use the same key. */
  request: unknown;
  needsKey?: boolean;
  /** The member who writes. Keys are separate for each member and for anonymous requests. */
  member?: string;
  /** May refuse the request, for example because of its limits. Skipped if a response is already stored. */
  check?: () => Promise<ProblemError | undefined>;
  work: (transaction: Database) => Promise<StoredResponse | ProblemError>;
}

/** Runs a write of the API once per `Idempotency-Key`. */
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
