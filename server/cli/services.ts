import { type Service, type ServiceKind, ServiceRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { validate } from '../http/validation.ts';
import { attempt } from '../problem.ts';
import type { LinkReader } from '../safe-fetch/port.ts';
import * as services from '../services/services.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';
import { problemLines } from './problem-lines.ts';
import { textOf } from './text-input.ts';

const MAX_KEY_LENGTH = 1000;

export async function listServices(cli: CliContext, { out, writeStatus }: Terminal): Promise<number> {
  const { services: all } = await services.listServices(contextFor(cli));
  for (const service of all) await out(linesOf(service));
  if (all.length === 0) await writeStatus('No service is connected. See: services connect --help\n');
  return 0;
}

function linesOf({ kind, list, url, waiting, failed, pausedAt, problem, failures }: Service): string {
  const counts = `${waiting} waiting, ${failed} given up`;
  const state = pausedAt === null ? counts : `paused since ${pausedAt}, ${counts}`;
  const about = [kind, ...(url ? [url] : []), ...(list ? [list] : []), state, ...(problem ? [problem] : [])];
  const people = failures.map(({ email, problem: why }) => `  ${email}\t${why}\n`);
  return `${about.join('\t')}\n${people.join('')}`;
}

/** The key is read from a file or standard input, so that it is in no history and no list of processes. */
export async function connectService(
  cli: CliContext,
  terminal: Terminal,
  { kind, list, url, user }: Extract<CommandRequest, { command: 'services connect' }>,
): Promise<number> {
  const key = (await textOf(terminal.input, MAX_KEY_LENGTH))?.trim() ?? '';
  return report(cli, terminal, async (ctx) => {
    const given = { list, url, user };
    const own = Object.entries(given).filter(([, value]) => value !== undefined);
    const request = validate(ServiceRequest, { kind, key, ...Object.fromEntries(own) });
    await services.connectService(ctx, request);
    return `Connected. Send those who are on the list already: services sync ${kind}\n`;
  });
}

const acts = {
  'services test': async (ctx: Outbound, kind: ServiceKind) => {
    const { problem } = await services.testService(ctx, kind);
    return problem === null ? 'The key and the list work.\n' : { failed: `${problem}\n` };
  },
  'services sync': async (ctx: Outbound, kind: ServiceKind) => {
    await services.syncService(ctx, kind);
    return 'The server sends it all confirmed subscribers. See how many wait: services list\n';
  },
  'services retry': async (ctx: Outbound, kind: ServiceKind) => {
    await services.retryService(ctx, kind);
    return 'The server tries again.\n';
  },
  'services disconnect': async (ctx: Outbound, kind: ServiceKind) => {
    await services.disconnectService(ctx, kind);
    return 'Disconnected. Nobody was removed there.\n';
  },
};
export type ServiceAct = keyof typeof acts;

export const actOnService = (
  cli: CliContext,
  terminal: Terminal,
  { command, kind }: { command: ServiceAct; kind: ServiceKind },
): Promise<number> => report(cli, terminal, (ctx) => acts[command](ctx, kind));

type Outbound = AppContext & { web: LinkReader };

async function report(
  cli: CliContext,
  { writeStatus }: Terminal,
  work: (ctx: Outbound) => Promise<string | { failed: string }>,
): Promise<number> {
  const ctx = { ...contextFor(cli), web: cli.web };
  const { value: said, problem } = await attempt(() => work(ctx));
  if (problem?.code === 'not-found') await writeStatus('It is not connected. See: services list\n');
  else if (problem) await writeStatus(problemLines(problem));
  else await writeStatus(typeof said === 'string' ? said : said.failed);
  return typeof said === 'string' ? 0 : 1;
}
