import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freshVariables, server, type Variables } from '../server/process.ts';
import { cloneOfRepository } from './clone.ts';
import { documents, fencesIn, root } from './markdown.ts';

const clone = cloneOfRepository();
const own = await freshVariables();
// What the command line changes while the server runs, as an owner has it.
const running = await server(own);

const environment = (variables: Variables) => ({
  HOME: process.env['HOME'] ?? '',
  // The project's own Node comes first, as in every npm script.
  PATH: `${root}node_modules/.bin:${process.env['PATH']}`,
  NO_COLOR: '1',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  ...variables,
});

/** Starts a line of a shell in a process group of its own, so that all it starts can be ended. */
function launch(line: string, variables: Variables) {
  const child = spawn('bash', ['-c', line], {
    cwd: clone,
    env: environment(variables),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()));
  return { child, said, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function run(line: string): Promise<void> {
  // It would run this test, and all others, within itself.
  assert.doesNotMatch(line, /^npm (run )?test/);
  const { ended, said } = launch(line, own);
  assert.equal(await ended, 0, `${line}\n${said.text}`);
}

/** A server is started on data of its own, answers, and is stopped as with Ctrl+C. */
async function serve(line: string): Promise<void> {
  const variables = await freshVariables();
  const { child, ended, said } = launch(line, variables);
  const exit = await new Promise<number | null | undefined>((done) => {
    child.stdout.on('data', () => said.text.includes('Listening on ') && done(undefined));
    void ended.then(done);
  });
  assert.equal(exit, undefined, `${line}\n${said.text}`);
  const { status } = await fetch(`http://localhost:${variables.PORT}/health`);
  process.kill(-child.pid!, 'SIGINT');
  await ended;
  assert.equal(status, 200);
}

/** The commands of a fence: a line each, unless it goes on with a backslash; without what is said about them. */
const linesOf = (text: string) =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)# .*$/, '').trim())
    .filter(Boolean);

const isServer = (line: string) => /^(npm start|(npx )?node server\/main\.ts)\b/.test(line);

/** What stands in the tables for something of one's own. */
const meant: [RegExp, string][] = [
  [/\[(--[^\]]*)\]/g, '$1'],
  [/--role …/g, '--role facilitator'],
  [/--name …/g, '--name Ada'],
  [/--locale …/g, '--locale de'],
  [/--id …/g, '--id month-of-learning'],
  [/FILE\.json/g, 'settings.json'],
  [/(?<=import )(FILE|<file\.csv>)/g, 'people.csv'],
  [/<file\.md>/g, 'demo/month-of-learning.md'],
  [/FILE|file\.csv/g, 'out.csv'],
  [/ADDRESS|<address>/g, 'ada@example.org'],
  [/<role>/g, 'facilitator'],
  [/<(id|slug)>/g, 'month-of-learning'],
];

/** Commands in sentences and tables, with and without `npm run community --`. */
const commandsInText = (codes: string[]) =>
  codes
    .map((code) => code.replace(/^(npm run community -- |community )/, ''))
    .filter((code) => /^(settings|subscribers|members|pages|letters) [a-z]/.test(code))
    .map((code) => meant.reduce((text, [what, value]) => text.replace(what, value), code));

describe('the commands in the documents', () => {
  writeFileSync(join(clone, 'people.csv'), 'email,name,confirmed_at\nada@example.org,Ada,2026-05-01T10:00:00Z\n');
  writeFileSync(join(clone, 'settings.json'), '{ "title": "The Thursday letter" }');

  // Each once, where it stands first.
  const lines = new Map<string, string>();
  for (const { at, text } of fencesIn('sh'))
    for (const line of linesOf(text)) if (!lines.has(line)) lines.set(line, at);
  for (const [line, at] of lines) it(`${at} ${line}`, () => (isServer(line) ? serve(line) : run(line)));

  for (const { at, text } of fencesIn('markdown'))
    it(`${at} is a members' page`, async () => {
      writeFileSync(join(clone, 'page.md'), text);
      await run('npm run community -- pages put page.md --id of-the-docs');
      await run('npm run community -- pages list | grep of-the-docs');
    });

  for (const { at, text } of fencesIn('ts'))
    it(`${at} runs`, async () => {
      writeFileSync(join(clone, 'program.ts'), text);
      await run('node program.ts');
    });

  const inText = new Set(documents().flatMap(({ codes }) => commandsInText(codes)));
  it('are in tables, too', () => assert.ok(inText.size > 15, [...inText].join('\n')));
  // What is removed has to be there before.
  const order = (line: string) => Number(/ remove /.test(line));
  for (const line of [...inText].sort((one, other) => order(one) - order(other)))
    it(line, () => {
      const community = `node server/cli/community.ts ${line}`;
      // Two words name a command; help for one that is not there would be that of all.
      const isName = /^\w+ \w+$/.test(line);
      return run(isName ? `${community} --help | grep 'Usage: community ${line}'` : community);
    });

  it('leave the server as it was', async () => {
    assert.equal((await fetch(`${running.url}/health`)).status, 200);
  });
});
