import type { LetterEntry, LetterRequest } from '../../src/contract/index.ts';
import { LetterRequest as LetterSchema, MAX_LETTER_LENGTH } from '../../src/contract/letter-requests.ts';
import type { AppContext } from '../app-context.ts';
import { inTransaction } from '../database/transaction.ts';
import { addressFrom } from '../email/address.ts';
import { validate } from '../http/validation.ts';
import * as drafts from '../letters/drafts.ts';
import { testLetter as sendTest } from '../letters/preview.ts';
import { letterWithSlug } from '../letters/queries/letters.ts';
import * as schedule from '../letters/schedule.ts';
import { attempt, type ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { type CliContext, type CommandRequest, contextFor, type Terminal } from './command.ts';
import { problemLines } from './problem-lines.ts';
import { textOf } from './text-input.ts';

type RequestFor<Name extends CommandRequest['command']> = Extract<CommandRequest, { command: Name }>;

export async function listLetters(cli: CliContext, { out }: Terminal): Promise<number> {
  const ctx = contextFor(cli);
  for (let after: string | undefined; ;) {
    const { letters, next } = await drafts.listLetters(ctx, { after });
    for (const letter of letters) await out(`${letter.slug}\t${stateOf(letter)}\t${letter.subject}\n`);
    if (next === null) return 0;
    after = next;
  }
}

function stateOf({
  state,
  sent,
  failed,
  recipients,
  scheduledFor,
  bounced,
  complaints,
}: LetterEntry): string {
  if (state === 'draft') return state;
  if (state === 'scheduled') return `scheduled for ${scheduledFor}`;
  const counts = [
    `${sent} of ${recipients} sent`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(bounced > 0 ? [`${bounced} bounced`] : []),
    ...(complaints > 0 ? [`${complaints} marked as spam`] : []),
  ];
  return `${state}: ${counts.join(', ')}`;
}

export const showLetter = (cli: CliContext, terminal: Terminal, slug: string): Promise<number> =>
  withLetter(cli, terminal, slug, async (ctx, { id }) => {
    const letter = await drafts.readLetter(ctx, id);
    const about = {
      ...{ subject: letter.subject, preview: letter.previewText, state: stateOf(letter) },
      topics: letter.topics.join(' '),
      language: letter.language ?? '',
      problem: letter.problem ?? '',
      url: letter.url ?? '',
    };
    for (const [name, value] of Object.entries(about)) if (value) await terminal.out(`${name}: ${value}\n`);
    await terminal.out(`\n${letter.content.trim()}\n`);
    return '';
  });

/**
 * Saves a letter from a file. Its first line may be the subject: `# A heron on the roof`. An empty line stays in its
 * place, so that errors name the lines of the file.
 */
export async function writeLetter(
  cli: CliContext,
  { input, writeStatus }: Terminal,
  request: RequestFor<'letters write'>,
): Promise<number> {
  const ctx = contextFor(cli);
  const text = await textOf(input, MAX_LETTER_LENGTH);
  if (text === undefined) {
    await writeStatus(`The letter must be UTF-8 text of at most ${MAX_LETTER_LENGTH} characters.\n`);
    return 1;
  }
  const { value: saved, problem } = await attempt(() =>
    inTransaction(ctx, (ctx) => save(ctx, request, text)),
  );
  if (problem) return complain(writeStatus, problem);
  await writeStatus(`Saved ${saved.slug}. See it: letters test ${saved.slug} ADDRESS\n`);
  return 0;
}

async function save(
  ctx: AppContext,
  request: RequestFor<'letters write'>,
  text: string,
): Promise<LetterEntry> {
  const { slug, preview, topics, language, format } = request;
  const [, title, rest] = (format === 'markdown' && /^\s*# ([^\n]+)\n?([^]*)$/.exec(text)) || [];
  const before = slug === undefined ? undefined : await letterWithSlug(ctx.db, slug);
  const letter: LetterRequest = validate(LetterSchema, {
    ...{ format, content: rest !== undefined && request.subject === undefined ? `\n${rest}` : text },
    subject: request.subject ?? title ?? before?.subject ?? '',
    previewText: preview ?? before?.preview_text ?? '',
    topics: topics ?? before?.topics ?? [],
    language: language ?? before?.language ?? null,
    ...(slug !== undefined && { slug }),
  });
  if (!before) return drafts.createLetter(ctx, letter);
  return drafts.changeLetter(ctx, { ...letter, letter: before.id, version: before.version });
}

export const testLetter = (
  cli: CliContext,
  terminal: Terminal,
  { slug, address: text }: RequestFor<'letters test'>,
): Promise<number> =>
  withLetter(cli, terminal, slug, async (ctx, { id }) => {
    const address = addressFrom(text);
    if (!address) return { failed: `"${text}" is not an address like ada@example.org.\n` };
    const { locale } = await readSettings(ctx.db);
    const tester = { id: 'test', canonical_email: address.canonical, email: address.typed, locale };
    await sendTest(ctx, tester, id);
    cli.sendEmails?.();
    return `A test is on its way to ${address.typed}.\n`;
  });

export const scheduleLetter = (
  cli: CliContext,
  terminal: Terminal,
  { slug, at }: RequestFor<'letters schedule'>,
): Promise<number> =>
  withLetter(cli, terminal, slug, async (ctx, { id, version }) => {
    const moment = at === undefined ? undefined : new Date(at);
    if (moment && Number.isNaN(moment.getTime()))
      return { failed: `"${at}" is not a time like 2026-11-26T08:00:00Z.\n` };
    const letter = await inTransaction(ctx, (ctx) =>
      schedule.scheduleLetter(ctx, { letter: id, version, ...(moment && { at: moment.toISOString() }) }),
    );
    return `It will be sent at ${letter.scheduledFor}.\n`;
  });

const acts = {
  'letters unschedule': async (ctx: AppContext, { id }: Found) => {
    await schedule.unscheduleLetter(ctx, { letter: id });
    return 'It is a draft again.\n';
  },
  'letters send': async (ctx: AppContext, { id, version }: Found) => {
    const { recipients } = await schedule.sendLetter(ctx, { letter: id, version });
    return `The server sends it to ${recipients} ${recipients === 1 ? 'person' : 'people'}. See how far it is: letters list\n`;
  },
  'letters pause': async (ctx: AppContext, { id }: Found) => {
    await schedule.pauseLetter(ctx, { letter: id });
    return 'Paused.\n';
  },
  'letters resume': async (ctx: AppContext, { id }: Found) => {
    await schedule.resumeLetter(ctx, { letter: id });
    return 'The server goes on sending it.\n';
  },
  'letters remove': async (ctx: AppContext, { id, slug }: Found) => {
    await drafts.deleteLetter(ctx, id);
    return `Removed ${slug}.\n`;
  },
};
export type LetterAct = keyof typeof acts;

/** Changes the state of a letter. */
export const actOnLetter = (
  cli: CliContext,
  terminal: Terminal,
  { command, slug }: { command: LetterAct; slug: string },
): Promise<number> =>
  withLetter(cli, terminal, slug, (ctx, letter) => inTransaction(ctx, (ctx) => acts[command](ctx, letter)));

interface Found {
  id: string;
  slug: string;
  version: number;
}

async function withLetter(
  cli: CliContext,
  { writeStatus }: Terminal,
  slug: string,
  work: (ctx: AppContext, letter: Found) => Promise<string | { failed: string }>,
): Promise<number> {
  const ctx = contextFor(cli);
  const letter = await letterWithSlug(ctx.db, slug);
  if (!letter) {
    await writeStatus(`There is no letter "${slug}". See letters list.\n`);
    return 1;
  }
  const { value: said, problem } = await attempt(() => work(ctx, letter));
  if (problem) return complain(writeStatus, problem);
  await writeStatus(typeof said === 'string' ? said : said.failed);
  return typeof said === 'string' ? 0 : 1;
}

async function complain(writeStatus: Terminal['writeStatus'], problem: ProblemError) {
  await writeStatus(problemLines(problem));
  return 1;
}
