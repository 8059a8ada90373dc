import { ConfigError } from './config.ts';
import type { RunningServer } from './start-server.ts';

/** Starts a server as the process's only work: SIGTERM and SIGINT stop it, a second signal at once. */
export async function stopOnSignals(start: () => Promise<RunningServer>): Promise<void> {
  try {
    const started = start();
    let stopping = false;
    const stop = async () => {
      if (stopping) process.exit(1);
      stopping = true;
      try {
        await (await started).stop();
        process.exit(0);
      } catch (error) {
        console.error(error);
        process.exit(1);
      }
    };
    // Register before the server prints that it listens: a supervisor may stop it right then.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
    await started;
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  }
}
