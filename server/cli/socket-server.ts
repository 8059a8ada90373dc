import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CliContext, CommandRequest } from './command.ts';
import { runCommand } from './run-command.ts';

/** What goes back over the socket, one JSON document a line. */
export type Frame = { out: string } | { say: string } | { exit: number };

/**
 * PGlite's folder belongs to one process, so the owner's commands come to the running server:
 * over a socket in the data folder, which only the same user can open.
 */
export async function listenForCommands(
  path: string,
  place: CliContext,
): Promise<{ close(): Promise<void> } | undefined> {
  // The kernel takes 108 bytes for a socket's path on Linux, 104 on macOS.
  if (Buffer.byteLength(path) > 100) {
    console.error(
      'DATA_DIR has a path too long for a socket: the command line works only while the server is stopped.',
    );
    return undefined;
  }
  rmSync(path, { force: true }); // left by a crash: whoever is here holds the folder's lock
  const server = createServer(
    { maxHeaderSize: 256 * 1024 },
    (request, response) => void answer(place, request, response),
  );
  server.requestTimeout = 0; // a million rows take their time
  const mask = process.umask(0o177);
  server.listen(path);
  await once(server, 'listening');
  process.umask(mask);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(place: CliContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = async (frame: Frame) => {
    if (!response.write(`${JSON.stringify(frame)}\n`))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  };
  try {
    const order = JSON.parse(decodeURIComponent(String(request.headers['order']))) as CommandRequest;
    const exit = await runCommand(order, place, {
      input: request,
      out: (text) => send({ out: text }),
      say: (text) => send({ say: text }),
    });
    await send({ exit });
  } catch (error) {
    await send({ say: `${(error as Error).message}\n` });
    await send({ exit: 1 });
  }
  response.end();
}
