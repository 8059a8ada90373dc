import { spawn } from 'node:child_process';
import { buildPages, installDependencies, node, root } from './setup.mjs';

installDependencies();
await buildPages();

const server = spawn(node, ['demo/server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
