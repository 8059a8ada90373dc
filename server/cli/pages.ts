import { readPage, slug } from '../pages/markdown.ts';
import { allPages, putPage, removePage } from '../pages/queries/pages.ts';
import type { CliContext, CommandRequest, Terminal } from './command.ts';
import { textOf } from './text-input.ts';

const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Creates or replaces a members' page from Markdown on the input. Returns the exit code. */
export async function importPage(
  { database, clock }: CliContext,
  { input, writeStatus }: Terminal,
  { id: wanted, role }: Extract<CommandRequest, { command: 'pages put' }>,
): Promise<number> {
  const markdown = await textOf(input, MAX_PAGE_BYTES);
  const fail = async (sentence: string) => {
    await writeStatus(`${sentence}\n`);
    return 1;
  };
  if (markdown === undefined) return fail('The file must be UTF-8 text of at most 2 MB.');
  const page = readPage(markdown);
  if ('detail' in page) return fail(`line ${page.line}: ${page.detail}`);
  const id = wanted ?? slug(page.title);
  if (!/^[\p{L}\p{N}\p{M}-]{1,100}$/u.test(id))
    return fail('--id takes letters, digits and hyphens, at most 100.');
  await putPage(database, id, page, { role, source: markdown, now: clock.now() });
  await writeStatus(`Saved: page="${id}", ${lessonsIn(page.lessons.length)}, for ${role}s.\n`);
  return 0;
}

const lessonsIn = (count: number) => (count === 1 ? '1 lesson' : `${count} lessons`);

export async function listPages({ database }: CliContext, { out }: Terminal): Promise<number> {
  for (const { id, title, role, lessons } of await allPages(database))
    await out(`${id}\t${title}\t${lessonsIn(lessons)}\tfor ${role}s\n`);
  return 0;
}

export async function deletePage(
  { database }: CliContext,
  { writeStatus }: Terminal,
  id: string,
): Promise<number> {
  const removed = await removePage(database, id);
  await writeStatus(
    removed ? `Removed ${id}.\n` : `There is no page "${id}". To list all pages: pages list\n`,
  );
  return removed ? 0 : 1;
}
