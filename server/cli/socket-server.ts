import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CliContext, CommandRequest } from './command.ts';
import { runCommand } from './run-command.ts';

/** A response frame. Each one is a line of JSON. */
export type Frame = { out: string } | { status: string } | { exit: number };

/**
 * Accepts commands over a Unix socket in the data folder, because only one process can open PGlite's folder. Only the
 * same user can connect.
 */
export async function listenForCommands(
  path: string,
  cli: CliContext,
  warn: (sentence: string) => void,
): Promise<{ close(): Promise<void> } | undefined> {
  // The maximum length of a socket path is 108 bytes on Linux, and 104 on macOS.
  if (Buffer.byteLength(path) > 100) {
    warn(
      'DATA_DIR has a path too long for a socket: the command line works only while the server is stopped.',
    );
    return undefined;
  }
  rmSync(path, { force: true }); // left over from a crash: this process holds the folder's lock
  const server = createServer(
    { maxHeaderSize: 256 * 1024 },
    (request, response) => void answer(cli, request, response),
  );
  server.requestTimeout = 0; // importing a million rows takes a while
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

async function answer(cli: CliContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const send = async (frame: Frame) => {
    if (response.write(`${JSON.stringify(frame)}\n`) || gone.signal.aborted) return;
    // A client that has disconnected never drains.
    await once(response, 'drain', { signal: gone.signal }).catch(() => {});
  };
  try {
    const commandRequest = JSON.parse(
      decodeURIComponent(String(request.headers['command'])),
    ) as CommandRequest;
    const exit = await runCommand(commandRequest, cli, {
      input: request,
      out: (text) => send({ out: text }),
      writeStatus: (text) => send({ status: text }),
    });
    await send({ exit });
  } catch (error) {
    await send({ status: `${(error as Error).message}\n` });
    await send({ exit: 1 });
  }
  response.end();
}
