import type { Context } from 'hono';
import type { Endpoint, ServerCheck } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Csv } from '../csv.ts';
import type { MemberRow, SessionRow } from '../database/tables.ts';
import type { Report } from '../log.ts';
import type { LinkReader, MakeAvatar } from '../safe-fetch/port.ts';
import { canonicalAddress } from './client-network.ts';

/** On whose behalf a request is made. */
export interface Caller {
  member: MemberRow;
  /** The session that the request uses; none if it uses an API token. */
  session: SessionRow | undefined;
}

/** A member who is signed in. */
export interface SessionCaller extends Caller {
  session: SessionRow;
}

/** What route handlers need from their environment. */
export interface RouteContext extends AppContext {
  /** Starts sending queued emails in the background. */
  sendEmails(): void;
  /** Starts the scheduled jobs in the background, such as fetching a picture from another site. */
  runJobs(): void;
  web: LinkReader;
  /** Called with unexpected errors. */
  report: Report;
  makeAvatar?: MakeAvatar | undefined;
  csv?: Csv | undefined;
  /** Checks the set-up of the server. */
  checkServer?: (() => Promise<ServerCheck[]>) | undefined;
  clientAddress: ((request: Request, environment: unknown) => string | undefined) | undefined;
  /** Checks who sends a request, their role, and the limits of what members may write. */
  authenticate(ctx: RouteContext, c: Context, endpoint: Endpoint): Promise<Caller>;
}

/** The context of one request. */
export interface RequestContext extends RouteContext {
  /** The client's normalized IP address, if known. */
  client: string | undefined;
}

/** The context of a request by a signed-in member. */
export interface MemberContext extends RequestContext, Caller {}

/** The client's normalized IP address, if known. */
export function clientIp(ctx: RouteContext, c: Context): string | undefined {
  const address = ctx.clientAddress?.(c.req.raw, c.env);
  return address === undefined ? undefined : canonicalAddress(address);
}

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
