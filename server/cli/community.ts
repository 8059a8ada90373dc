#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { type Role, roles } from '../../src/contract/index.ts';
import { ConfigError, defaultPort, readConfig } from '../config.ts';
import { dataFolder } from '../data-folder.ts';
import { locationOf, openDatabase } from '../database/open.ts';
import type { CommandRequest, Terminal } from './command.ts';
import { writeText } from './output.ts';
import { runCommand } from './run-command.ts';
import { askServer } from './socket-client.ts';

const states = ['pending', 'confirmed', 'unsubscribed', 'bounced'] as const;

const program = new Command('community')
  .description(
    'Keeps the community: settings, subscribers, members and their pages. Works while the server runs, and without it.',
  )
  .addHelpText(
    'after',
    '\nReads the same variables as the server: DATA_DIR, DATABASE_URL, SECRET, PUBLIC_URL.',
  )
  .showHelpAfterError('(--help tells more)');

const settings = program.command('settings').description('what visitors are shown and asked');
settings
  .command('show')
  .description('print the settings as JSON')
  .action(() => run({ command: 'settings show' }));
settings
  .command('set')
  .description('change single values, or all that a JSON document names')
  .argument(
    '[changes...]',
    'key=value, as in title="The Friday letter" schedule.weekday=friday translations.de.title=Freitagsbrief; or a JSON file',
  )
  .option('-f, --file <file>', 'a JSON document; - for standard input')
  .action((changes: string[], { file }: { file?: string }) => {
    const values = changes.filter((word) => word.includes('='));
    const files = changes.filter((word) => !word.includes('='));
    const neither = files.find((word) => word !== '-' && !existsSync(word));
    if (neither !== undefined)
      return settings.error(
        `"${neither}" is neither key=value nor a file, as in title="The Thursday letter" or settings.json`,
      );
    if (file !== undefined) files.push(file);
    if (files.length > 1 || (files.length > 0 && values.length > 0))
      return settings.error('Say either what to change, as key=value, or one JSON file.');
    if (values.length > 0) return run({ command: 'settings set', changes: values });
    if (files.length === 0 && process.stdin.isTTY)
      return settings.error('Say what to change: key=value, or a JSON file, as in settings.json');
    return run({ command: 'settings set', changes: [] }, { from: files[0] ?? '-' });
  });

const subscribers = program.command('subscribers').description('the list');
subscribers
  .command('export')
  .description('write the list as CSV, with the record of each consent')
  .addOption(new Option('--state <state>', 'only these').choices([...states]))
  .option('-o, --out <file>', 'a file instead of standard output')
  .action(({ state, out }: { state?: (typeof states)[number]; out?: string }) =>
    run({ command: 'subscribers export', state }, { to: out }),
  );
subscribers
  .command('import')
  .description('add people from CSV; whoever is on the list or has left it stays as they are')
  .argument('<file>', 'first line: the names of the columns, one of them email; - for standard input')
  .action((file: string) => run({ command: 'subscribers import' }, { from: file }));
subscribers
  .command('remove')
  .description('erase one person for good; the proof of consent stays, without the address')
  .argument('<address>')
  .action((address: string) => run({ command: 'subscribers remove', address }));

const role = () => new Option('--role <role>', 'what they may do').choices([...roles]).default('member');

const members = program.command('members').description('who may sign in, and what they may do');
members
  .command('invite')
  .description('mail a link that lets one person in, good for 7 days')
  .argument('<address>')
  .addOption(role())
  .option('--name <name>', 'what they are called', '')
  .option('--locale <tag>', 'the language of the mail, as en or de-AT')
  .action((address: string, more: { role: Role; name: string; locale?: string }) =>
    run({ command: 'members invite', address, role: more.role, name: more.name, locale: more.locale }),
  );
members
  .command('first-host')
  .description('print a link that makes the first person who opens it the host; it expires after a day')
  .action(() => run({ command: 'members first-host' }));
members
  .command('import')
  .description('invite everybody in a CSV file; whoever is there already gets another link')
  .argument(
    '<file>',
    'first line: the names of the columns: email, and name, role, locale; - for standard input',
  )
  .action((file: string) => run({ command: 'members import' }, { from: file }));
members
  .command('export')
  .description('write the list as CSV')
  .option('-o, --out <file>', 'a file instead of standard output')
  .action(({ out }: { out?: string }) => run({ command: 'members export' }, { to: out }));
members
  .command('role')
  .description('change what somebody may do')
  .argument('<address>')
  .addArgument(new Argument('<role>').choices([...roles]))
  .action((address: string, wanted: Role) => run({ command: 'members role', address, role: wanted }));
members
  .command('remove')
  .description('end every session of somebody, and forget them')
  .argument('<address>')
  .action((address: string) => run({ command: 'members remove', address }));

const pages = program.command('pages').description("members' pages, written in Markdown");
pages
  .command('put')
  .description('put a page in, or in the place of the one before; ticks stay with lessons whose title stays')
  .argument(
    '<file>',
    '# Title, then ## Lesson by ## Lesson, each with an optional first line opens: 2026-12-01',
  )
  .option('--id <id>', 'what page="…" calls it; else made from the title')
  .addOption(role())
  .action((file: string, more: { id?: string; role: Role }) =>
    run({ command: 'pages put', id: more.id, role: more.role }, { from: file }),
  );
pages
  .command('list')
  .description('what there is')
  .action(() => run({ command: 'pages list' }));
pages
  .command('remove')
  .description('take a page away, with what members ticked off')
  .argument('<id>')
  .action((id: string) => run({ command: 'pages remove', id }));

const letters = program
  .command('letters')
  .description('the newsletter’s letters: write, test, schedule, send');
letters
  .command('list')
  .description('what there is, and how far it is')
  .action(() => run({ command: 'letters list' }));
const onLetter = (name: string, description: string) =>
  letters.command(name).description(description).argument('<slug>', 'as letters list shows it');
onLetter('show', 'print a letter').action((slug: string) => run({ command: 'letters show', slug }));
letters
  .command('write')
  .description('save a letter from a file, as a draft, or in the place of one that has not been sent')
  .argument('<file>', 'Markdown, with # Subject as its first line, or HTML (.html); - for standard input')
  .option('--slug <slug>', 'its address on the web; else made from the subject')
  .option('--subject <text>', 'instead of the first line')
  .option('--preview <text>', 'what email programs show after the subject')
  .option('--topics <topics...>', 'only for subscribers who have chosen one of these')
  .option('--language <tag>', 'only for subscribers who read this one of the newsletter’s languages')
  .action(
    (
      file: string,
      more: Partial<Record<'slug' | 'subject' | 'preview' | 'language', string>> & { topics?: string[] },
    ) => {
      const { slug, subject, preview, topics, language } = more;
      const format = /\.html?$/i.test(file) ? 'html' : 'markdown';
      return run(
        { command: 'letters write', slug, format, subject, preview, topics, language },
        { from: file },
      );
    },
  );
onLetter('test', 'mail a letter to one address, marked as a test')
  .argument('<address>')
  .action((slug: string, address: string) => run({ command: 'letters test', slug, address }));
onLetter('schedule', 'send a letter with the next issue: the day and hour of the setting schedule')
  .option('--at <time>', 'at another time, as in 2026-11-26T08:00:00Z')
  .action((slug: string, { at }: { at?: string }) => run({ command: 'letters schedule', slug, at }));
onLetter('unschedule', 'make a scheduled letter a draft again').action((slug: string) =>
  run({ command: 'letters unschedule', slug }),
);
onLetter('send', 'begin to send a letter now').action((slug: string) =>
  run({ command: 'letters send', slug }),
);
onLetter('pause', 'pause a letter that is being sent').action((slug: string) =>
  run({ command: 'letters pause', slug }),
);
onLetter('resume', 'go on sending a paused letter').action((slug: string) =>
  run({ command: 'letters resume', slug }),
);
onLetter('remove', 'delete a letter that is not being sent, and its page on the web').action((slug: string) =>
  run({ command: 'letters remove', slug }),
);

program
  .command('backup')
  .description('save everything in one file: people, pictures, settings and the secret')
  .argument('<file>', 'as in community.backup; - for standard output')
  .action(async (file: string) => {
    const { backUp } = await import('./backup.ts');
    process.exitCode = await backUp(readConfig(process.env), file);
  });
program
  .command('restore')
  .description('put a backup into an empty community; stop the server first')
  .argument('<file>', 'a backup; - for standard input')
  .option('--replace', 'lose what is there, if there is something', false)
  .option('--keep-secret', 'keep SECRET, though the backup has another one', false)
  .action(async (file: string, options: { replace: boolean; keepSecret: boolean }) => {
    const { restore } = await import('./restore.ts');
    process.exitCode = await restore(readConfig(process.env), { file, ...options });
  });

program
  .command('doctor')
  .description('check the address, certificate, proxy, disk, database, email and pages, and say what to do')
  .option('--json', 'for programs', false)
  .action(async (options: { json: boolean }) => {
    const { doctor } = await import('./doctor/doctor.ts');
    process.exitCode = await doctor(readConfig(process.env), options);
  });

interface Streams {
  from?: string;
  to?: string | undefined;
}

async function run(request: CommandRequest, { from, to }: Streams = {}): Promise<void> {
  if (from !== undefined && from !== '-' && !existsSync(from))
    throw new ConfigError(`There is no file ${from}.`);
  const sink = to === undefined ? process.stdout : createWriteStream(to, { mode: 0o600 });
  sink.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // for example, piped into `head`
    console.error(`${to}: ${error.message}`);
    process.exit(1);
  });
  const terminal: Terminal = {
    input: input(from),
    out: (text) => writeText(sink, text),
    writeStatus: (text) => writeText(process.stderr, text),
  };
  process.exitCode = await runSomewhere(request, terminal);
  if (to !== undefined) {
    sink.end();
    await once(sink, 'finish');
  }
}

async function runSomewhere(request: CommandRequest, terminal: Terminal): Promise<number> {
  const environment = readConfig(process.env);
  const { databaseUrl, dataDirectory } = environment;
  const folder = dataFolder(dataDirectory);
  if (databaseUrl === undefined) {
    const exit = await askServer(folder.socket, request, terminal);
    if (exit !== undefined) return exit;
    await folder.lock();
  }
  const { database, close } = await openDatabase(locationOf(databaseUrl, folder.database));
  try {
    const secret = environment.secret ?? folder.secret();
    const url = environment.publicUrl ?? `http://localhost:${environment.port ?? defaultPort}`;
    return await runCommand(request, { database, secret, url, clock: { now: () => new Date() } }, terminal);
  } finally {
    await close();
    folder.release();
  }
}

async function* input(from: string | undefined): AsyncGenerator<Uint8Array> {
  if (from === undefined) return;
  yield* from === '-' ? process.stdin : createReadStream(from);
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
