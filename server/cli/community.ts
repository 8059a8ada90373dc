#!/usr/bin/env node
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { MAX_TOKEN_DAYS } from '../../src/contract/api-tokens.ts';
import { type Role, roles } from '../../src/contract/roles.ts';
import { type Scope, scopes } from '../../src/contract/scopes.ts';
import { type ServiceKind, serviceKinds } from '../../src/contract/service-requests.ts';
import { ConfigError, readConfig } from '../config.ts';
import { dataFolder } from '../data-folder.ts';
import type { CommandRequest, Terminal } from './command.ts';
import { writeText } from './output.ts';
import { askServer } from './socket-client.ts';

const states = ['pending', 'confirmed', 'unsubscribed', 'bounced'] as const;

const program = new Command('community')
  .description(
    'Manages the community: settings, subscribers, members and members’ pages. Works whether or not the server is running.',
  )
  .addHelpText(
    'after',
    '\nReads the same variables as the server: DATA_DIR, DATABASE_URL, SECRET, PUBLIC_URL.',
  )
  .showHelpAfterError('(for help: --help)');

const settings = program.command('settings').description('what visitors see and are asked');
settings
  .command('show')
  .description('print the settings as JSON')
  .action(() => run({ command: 'settings show' }));
settings
  .command('set')
  .description('change single settings, or all settings in a JSON file')
  .argument(
    '[changes...]',
    'key=value, as in title="The Friday letter" schedule.weekday=friday translations.de.title=Freitagsbrief; or a JSON file',
  )
  .option('-f, --file <file>', 'a JSON file; - for standard input')
  .action((changes: string[], { file }: { file?: string }) => {
    const values = changes.filter((word) => word.includes('='));
    const files = changes.filter((word) => !word.includes('='));
    const neither = files.find((word) => word !== '-' && !existsSync(word));
    if (neither !== undefined)
      return settings.error(
        `"${neither}" is neither key=value nor a file. Examples: title="The Thursday letter" or settings.json`,
      );
    if (file !== undefined) files.push(file);
    if (files.length > 1 || (files.length > 0 && values.length > 0))
      return settings.error('Give either key=value or one JSON file, not both.');
    if (values.length > 0) return run({ command: 'settings set', changes: values });
    if (files.length === 0 && process.stdin.isTTY)
      return settings.error('Give key=value, or a JSON file such as settings.json');
    return run({ command: 'settings set', changes: [] }, { from: files[0] ?? '-' });
  });

const subscribers = program.command('subscribers').description('the newsletter’s subscribers');
subscribers
  .command('export')
  .description('write the subscribers as CSV, with their records of consent')
  .addOption(new Option('--state <state>', 'only subscribers in this state').choices([...states]))
  .option('-o, --out <file>', 'write to a file instead of standard output')
  .action(({ state, out }: { state?: (typeof states)[number]; out?: string }) =>
    run({ command: 'subscribers export', state }, { to: out }),
  );
subscribers
  .command('import')
  .description(
    'add people from CSV; people already on the list, and people who have unsubscribed, don’t change',
  )
  .argument(
    '<file>',
    'a CSV file whose first line names the columns, one of them email; - for standard input',
  )
  .action((file: string) => run({ command: 'subscribers import' }, { from: file }));
subscribers
  .command('remove')
  .description('erase one person for good; the proof of consent is kept, without the address')
  .argument('<address>')
  .action((address: string) => run({ command: 'subscribers remove', address }));

const role = () =>
  new Option('--role <role>', 'what this member can do').choices([...roles]).default('member');

const members = program.command('members').description('who can sign in, and what they can do');
members
  .command('invite')
  .description('email an invitation link to one person; it expires after 7 days')
  .argument('<address>')
  .addOption(role())
  .option('--name <name>', 'the member’s name', '')
  .option('--locale <tag>', 'the language of the email, such as en or de-AT')
  .action((address: string, more: { role: Role; name: string; locale?: string }) =>
    run({ command: 'members invite', address, role: more.role, name: more.name, locale: more.locale }),
  );
members
  .command('first-host')
  .description('print a link that makes the first person who opens it the host; it expires after a day')
  .action(() => run({ command: 'members first-host' }));
members
  .command('import')
  .description(
    'invite everyone in a CSV file, and give existing members the role in it; nobody is invited twice',
  )
  .argument(
    '<file>',
    'a CSV file whose first line names the columns: email, and optionally name, role and locale; - for standard input',
  )
  .option('--dry-run', 'only say what would happen to each row', false)
  .action((file: string, { dryRun }: { dryRun: boolean }) =>
    run({ command: 'members import', dryRun }, { from: file }),
  );
members
  .command('export')
  .description('write the members as CSV')
  .option('-o, --out <file>', 'write to a file instead of standard output')
  .action(({ out }: { out?: string }) => run({ command: 'members export' }, { to: out }));
members
  .command('role')
  .description('change what a member can do')
  .argument('<address>')
  .addArgument(new Argument('<role>').choices([...roles]))
  .action((address: string, wanted: Role) => run({ command: 'members role', address, role: wanted }));
members
  .command('remove')
  .description('remove a member and end all their sessions')
  .argument('<address>')
  .action((address: string) => run({ command: 'members remove', address }));

const pages = program.command('pages').description("members' pages, written in Markdown");
pages
  .command('put')
  .description('add a page, or replace one; completed lessons are kept if their titles don’t change')
  .argument(
    '<file>',
    '# Title, then ## Lesson by ## Lesson, each with an optional first line opens: 2026-12-01',
  )
  .option('--id <id>', 'the id for page="…"; made from the title by default')
  .addOption(role())
  .action((file: string, more: { id?: string; role: Role }) =>
    run({ command: 'pages put', id: more.id, role: more.role }, { from: file }),
  );
pages
  .command('list')
  .description('list all pages')
  .action(() => run({ command: 'pages list' }));
pages
  .command('remove')
  .description('delete a page and members’ progress in it')
  .argument('<id>')
  .action((id: string) => run({ command: 'pages remove', id }));

const tokens = program.command('tokens').description('API tokens, with which programs act as a host');
tokens
  .command('create')
  .description('print a new token')
  .argument('<name>', 'which program uses it')
  .requiredOption('--as <address>', 'the host in whose name it acts')
  .addOption(new Option('--scope <scopes...>', 'what it may do').choices([...scopes]).makeOptionMandatory())
  .addOption(
    new Option('--days <number>', `until it expires, 1 to ${MAX_TOKEN_DAYS}`)
      .argParser(tokenDays)
      .default(90),
  )
  .action((name: string, more: { as: string; scope: Scope[]; days: number }) =>
    run({ command: 'tokens create', name, address: more.as, scopes: more.scope, days: more.days }),
  );
tokens
  .command('list')
  .description('list all tokens, without the tokens themselves')
  .action(() => run({ command: 'tokens list' }));
tokens
  .command('delete')
  .description('end the use of a token')
  .argument('<id>', 'as tokens list shows it')
  .action((id: string) => run({ command: 'tokens delete', id }));

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
onLetter('test', 'email a letter to one address, marked as a test')
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

const services = program
  .command('services')
  .description('newsletter services that subscribers are sent to, such as Mailchimp');
const kindArgument = () => new Argument('<service>', 'which service').choices(serviceKinds);
services
  .command('list')
  .description('list the connected services, and the people they refused')
  .action(() => run({ command: 'services list' }));
services
  .command('connect')
  .description('connect a service, or change its key; reads the key from standard input')
  .addArgument(kindArgument())
  .option('--list <id>', 'the ID of the audience, list, group, tag, newsletter or subscription type')
  .option('--url <url>', 'the address of your listmonk or Ghost')
  .option('--user <name>', 'the name of the API user in listmonk')
  .option('--key-file <file>', 'a file with the key instead of standard input', '-')
  .action(
    (kind: ServiceKind, { list, url, user, keyFile }: Record<'keyFile', string> & Record<string, string>) => {
      if (keyFile === '-' && process.stdin.isTTY) console.error('Paste the key, and press Enter and Ctrl+D.');
      return run({ command: 'services connect', kind, list, url, user }, { from: keyFile });
    },
  );
for (const [name, description] of [
  ['test', 'test the key and the list'],
  ['sync', 'send all confirmed subscribers, for those who confirmed before it was connected'],
  ['retry', 'send again what waits or was given up'],
  ['disconnect', 'forget the key and what was not sent yet; nobody is removed there'],
] as const)
  services
    .command(name)
    .description(description)
    .addArgument(kindArgument())
    .action((kind: ServiceKind) => run({ command: `services ${name}`, kind }));

program
  .command('backup')
  .description('save everything to one file: people, pictures, settings and the secret')
  .argument('<file>', 'for example community.backup; - for standard output')
  .action(async (file: string) => {
    const { backUp } = await import('./backup.ts');
    process.exitCode = await backUp(readConfig(process.env), file);
  });
program
  .command('restore')
  .description('restore a backup into an empty community; stop the server first')
  .argument('<file>', 'a backup; - for standard input')
  .option('--replace', 'delete what is already there', false)
  .option('--keep-secret', 'keep SECRET even if the backup has a different one', false)
  .action(async (file: string, options: { replace: boolean; keepSecret: boolean }) => {
    const { restore } = await import('./restore.ts');
    process.exitCode = await restore(readConfig(process.env), { file, ...options });
  });

program
  .command('doctor')
  .description('check the address, certificate, proxy, disk, database, email and pages, and suggest fixes')
  .option('--json', 'print JSON', false)
  .action(async (options: { json: boolean }) => {
    const { doctor } = await import('./doctor.ts');
    process.exitCode = await doctor(readConfig(process.env), options);
  });

function tokenDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_TOKEN_DAYS) return days;
  throw new InvalidArgumentError(`Use a whole number from 1 to ${MAX_TOKEN_DAYS}.`);
}

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

/** Runs a command in the server, which may have the database open, or else in this process. */
async function runSomewhere(request: CommandRequest, terminal: Terminal): Promise<number> {
  const config = readConfig(process.env);
  const folder = dataFolder(config.dataDirectory);
  if (config.databaseUrl === undefined) {
    const exit = await askServer(folder.socket, request, terminal);
    if (exit !== undefined) return exit;
  }
  // Loaded only now: it takes longer than most commands.
  const { runHere } = await import('./run-here.ts');
  return runHere(request, terminal, { config, folder });
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
