import type {
  Letter,
  LetterChangeRequest,
  LetterEntry,
  LetterList,
  LetterRequest,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import type { LetterRow } from '../database/letter-tables.ts';
import { creationCursor, type ListPage, pageOf } from '../http/list-page.ts';
import { invalidField } from '../problem.ts';
import { randomName } from '../secret.ts';
import { newsletterLanguages } from '../settings/languages.ts';
import { readSettings } from '../settings/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { checkContent } from './content/content.ts';
import { noLetter, requireAllowed } from './policy.ts';
import { letterEntry, presentLetter, presentLetterEntry } from './presenters.ts';
import * as rows from './queries/letters.ts';

const PAGE_SIZE = 50;
/** Name of the lock that serializes giving out slugs. */
const SLUG_LOCK = 'letter slugs';
const MAX_SLUG_LENGTH = 60;
/** Slugs that are tried before a random one. */
const MAX_NUMBERED = 50;

export async function createLetter(ctx: AppContext, request: LetterRequest): Promise<Letter> {
  const columns = columnsOf(request, await readSettings(ctx.db));
  const now = ctx.clock.now();
  await advisoryLock(ctx.db, SLUG_LOCK);
  for (const slug of slugsFor(request)) {
    const letter = await rows.insertLetter(ctx.db, {
      ...columns,
      ...{ id: randomName(), slug, state: 'draft', version: 1, created_at: now, updated_at: now },
    });
    if (letter) return presentLetter(ctx, { ...letter, sent: 0, failed: 0, bounced: 0, complaints: 0 });
  }
  throw slugTaken();
}

export async function changeLetter(
  ctx: AppContext,
  { letter: id, version, ...request }: LetterChangeRequest & { letter: string },
): Promise<LetterEntry> {
  const letter = requireAllowed(await rows.lockLetter(ctx.db, id), 'change', version);
  const { slug = letter.slug } = request;
  if (slug !== letter.slug) {
    await advisoryLock(ctx.db, SLUG_LOCK);
    if (await rows.letterWithSlug(ctx.db, slug)) throw slugTaken();
  }
  const columns = columnsOf(request, await readSettings(ctx.db));
  await rows.changeLetter(ctx.db, id, { ...columns, slug }, ctx.clock.now());
  return letterEntry(ctx, id);
}

export async function deleteLetter(ctx: AppContext, id: string): Promise<void> {
  requireAllowed(await rows.lockLetter(ctx.db, id), 'delete');
  await rows.deleteLetter(ctx.db, id);
}

export async function readLetter(ctx: AppContext, id: string): Promise<Letter> {
  const letter = await rows.countedLetter(ctx.db, id);
  if (!letter) throw noLetter();
  return presentLetter(ctx, letter);
}

export async function listLetters(
  ctx: AppContext,
  { after, state }: { after?: string | undefined; state?: LetterRow['state'] | undefined },
): Promise<LetterList> {
  const read = (page: ListPage) => rows.listLetters(ctx.db, { ...page, state });
  const { rows: letters, next } = await pageOf({ after, limit: PAGE_SIZE }, read, creationCursor);
  return { letters: letters.map((letter) => presentLetterEntry(ctx, letter)), next };
}

const slugTaken = () => invalidField('slug', 'Another letter has this address. Choose another.');

/** The columns of what a host has written. Throws a problem that names what is wrong. */
function columnsOf(
  { subject, previewText, format, content, topics, language }: LetterRequest,
  settings: Settings,
) {
  checkContent({ format, content });
  const known = settings.topics.map(({ id }) => id);
  const unknown = topics.find((topic) => !known.includes(topic));
  if (unknown !== undefined)
    throw invalidField('topics', `There is no topic ${unknown}. There are: ${known.join(', ') || 'none'}.`);
  const languages = newsletterLanguages(settings);
  if (language !== null && !languages.includes(language))
    throw invalidField('language', `The newsletter is not in ${language}. It is in ${languages.join(', ')}.`);
  return {
    subject,
    preview_text: previewText,
    format,
    content,
    topics: [...new Set(topics)].sort(),
    language,
  };
}

/** The wanted slug only, or else slugs of the subject until one is free. */
function* slugsFor({ slug, subject }: LetterRequest): Generator<string> {
  if (slug !== undefined) {
    yield slug;
    return;
  }
  const plain = subject.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  const base = words || 'letter';
  yield base;
  for (let number = 2; number <= MAX_NUMBERED; number++)
    yield `${base.slice(0, MAX_SLUG_LENGTH - 3)}-${number}`;
  yield `letter-${crypto.randomUUID()}`;
}
