import type { CliContext, CommandRequest, Terminal } from './command.ts';

/** Runs a command and returns its exit code. */
export async function runCommand(
  request: CommandRequest,
  cli: CliContext,
  terminal: Terminal,
): Promise<number> {
  switch (request.command) {
    case 'settings show':
      return (await import('./settings.ts')).showSettings(cli, terminal);
    case 'settings set':
      return (await import('./settings.ts')).setSettings(cli, terminal, request.changes);
    case 'subscribers export':
      return (await import('./export.ts')).exportSubscribers(cli, terminal, request.state);
    case 'subscribers import':
      return (await import('./import.ts')).importSubscribers(cli, terminal);
    case 'subscribers remove':
      return (await import('./remove.ts')).removeSubscriber(cli, terminal, request.address);
    case 'members invite':
      return (await import('./members.ts')).inviteMember(cli, terminal, request);
    case 'members first-host':
      return (await import('./members.ts')).printFirstHostLink(cli, terminal);
    case 'members import':
      return (await import('./members-files.ts')).importMembers(cli, terminal, request.dryRun);
    case 'members export':
      return (await import('./members-files.ts')).exportMembers(cli, terminal);
    case 'members role':
      return (await import('./members.ts')).changeRole(cli, terminal, request);
    case 'members remove':
      return (await import('./members.ts')).removeMember(cli, terminal, request.address);
    case 'pages put':
      return (await import('./pages.ts')).importPage(cli, terminal, request);
    case 'pages list':
      return (await import('./pages.ts')).listPages(cli, terminal);
    case 'pages remove':
      return (await import('./pages.ts')).deletePage(cli, terminal, request.id);
    case 'tokens create':
      return (await import('./tokens.ts')).createToken(cli, terminal, request);
    case 'tokens list':
      return (await import('./tokens.ts')).listTokens(cli, terminal);
    case 'tokens delete':
      return (await import('./tokens.ts')).deleteToken(cli, terminal, request.id);
    case 'letters list':
      return (await import('./letters.ts')).listLetters(cli, terminal);
    case 'letters show':
      return (await import('./letters.ts')).showLetter(cli, terminal, request.slug);
    case 'letters write':
      return (await import('./letters.ts')).writeLetter(cli, terminal, request);
    case 'letters test':
      return (await import('./letters.ts')).testLetter(cli, terminal, request);
    case 'letters schedule':
      return (await import('./letters.ts')).scheduleLetter(cli, terminal, request);
    case 'letters unschedule':
    case 'letters send':
    case 'letters pause':
    case 'letters resume':
    case 'letters remove':
      return (await import('./letters.ts')).actOnLetter(cli, terminal, request);
    case 'services list':
      return (await import('./services.ts')).listServices(cli, terminal);
    case 'services connect':
      return (await import('./services.ts')).connectService(cli, terminal, request);
    case 'services test':
    case 'services sync':
    case 'services retry':
    case 'services disconnect':
      return (await import('./services.ts')).actOnService(cli, terminal, request);
    case 'database snapshot':
      return (await import('./snapshot.ts')).snapshotDatabase(cli, terminal);
    case 'backup record':
      return (await import('./snapshot.ts')).recordMadeBackup(cli, request.bytes);
    case 'doctor facts':
      return (await import('./facts.ts')).printFacts(cli, terminal);
  }
}
