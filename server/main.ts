import { readConfig } from './config.ts';
import { startServer } from './start-server.ts';
import { stopOnSignals } from './stop-on-signals.ts';

await stopOnSignals(() => startServer(readConfig(process.env)));
