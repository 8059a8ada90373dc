#!/usr/bin/env node
// Not compiled, so that an installation of the repository links its commands before there is a build.
const MIN_NODE = 22;

// Nothing is imported before this check: an older Node would fail on it with a message about syntax.
if (Number(process.versions.node.split('.')[0]) < MIN_NODE) {
  console.error(
    `This server needs Node ${MIN_NODE} or newer, and this is Node ${process.versions.node}: see https://nodejs.org/en/download`,
  );
  process.exit(1);
}

// Without a command, `npx @community-widgets/server` starts the server.
if (process.argv.length > 2) await import('./dist/server/cli/community.js');
else await import('./dist/server/main.js');
