import { type Config, defaultPort } from '../config.ts';
import type { DataFolder } from '../data-folder.ts';
import { locationOf, openDatabase } from '../database/open.ts';
import { createLinkReader } from '../link-preview/web-reader.ts';
import type { CommandRequest, Terminal } from './command.ts';
import { runCommand } from './run-command.ts';

/**
 * Opens the database, runs a command in this process and returns its exit code.
 *
 * @throws ConfigError if another process has the data folder.
 */
export async function runHere(
  request: CommandRequest,
  terminal: Terminal,
  { config, folder }: { config: Config; folder: DataFolder },
): Promise<number> {
  const { databaseUrl, publicUrl, port } = config;
  if (databaseUrl === undefined) await folder.lock();
  const { database, close } = await openDatabase(locationOf(databaseUrl, folder.database));
  try {
    const secret = config.secret ?? folder.secret();
    const url = publicUrl ?? `http://localhost:${port ?? defaultPort}`;
    const web = createLinkReader({ allow: config.outsideAllow, about: url });
    const clock = { now: () => new Date() };
    return await runCommand(request, { database, secret, url, clock, web }, terminal);
  } finally {
    await close();
    folder.release();
  }
}
