import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { CommandRequest, Terminal } from './command.ts';
import type { Frame } from './socket-server.ts';

/** Runs a command in the running server and returns its exit code. Undefined if no server is running. */
export async function askServer(
  socketPath: string,
  commandRequest: CommandRequest,
  terminal: Terminal,
): Promise<number | undefined> {
  const outgoing = request({
    socketPath,
    method: 'POST',
    path: '/',
    headers: { Command: encodeURIComponent(JSON.stringify(commandRequest)) },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  outgoing.flushHeaders();
  try {
    const [socket] = (await once(outgoing, 'socket')) as [import('node:net').Socket];
    if (socket.connecting) await once(socket, 'connect');
  } catch (error) {
    outgoing.destroy();
    if (['ENOENT', 'ECONNREFUSED'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  const source = Readable.from(terminal.input, { objectMode: false });
  source.on('error', (error) => outgoing.destroy(error));
  source.pipe(outgoing);
  const [incoming] = await answered;
  let exit = 1;
  for await (const line of createInterface({ input: incoming, crlfDelay: Infinity })) {
    const frame = JSON.parse(line) as Frame;
    if ('out' in frame) await terminal.out(frame.out);
    else if ('status' in frame) await terminal.writeStatus(frame.status);
    else exit = frame.exit;
  }
  source.destroy();
  return exit;
}
