import type { CliContext, CommandRequest, Terminal } from './command.ts';

/** Runs a command and returns its exit code. */
export async function runCommand(
  order: CommandRequest,
  place: CliContext,
  terminal: Terminal,
): Promise<number> {
  switch (order.command) {
    case 'settings show':
      return (await import('./settings.ts')).showSettings(place, terminal);
    case 'settings set':
      return (await import('./settings.ts')).setSettings(place, terminal, order.changes);
    case 'subscribers export':
      return (await import('./export.ts')).exportSubscribers(place, terminal, order.state);
    case 'subscribers import':
      return (await import('./import.ts')).importSubscribers(place, terminal);
    case 'subscribers remove':
      return (await import('./remove.ts')).removeSubscriber(place, terminal, order.address);
    case 'members invite':
      return (await import('./members.ts')).inviteMember(place, terminal, order);
    case 'members import':
      return (await import('./members-import.ts')).importMembers(place, terminal);
    case 'members export':
      return (await import('./members.ts')).exportMembers(place, terminal);
    case 'members role':
      return (await import('./members.ts')).changeRole(place, terminal, order);
    case 'members remove':
      return (await import('./members.ts')).removeMember(place, terminal, order.address);
    case 'pages put':
      return (await import('./pages.ts')).importPage(place, terminal, order);
    case 'pages list':
      return (await import('./pages.ts')).listPages(place, terminal);
    case 'pages remove':
      return (await import('./pages.ts')).deletePage(place, terminal, order.id);
  }
}
