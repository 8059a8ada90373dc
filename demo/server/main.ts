import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { type Site, startServer } from '../../server/start-server.ts';
import { stopOnSignals } from '../../server/stop-on-signals.ts';
import { demoHostLink } from './demo-host.ts';
import { seedDemo } from './seed.ts';
import { demoSite } from './site.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The demo: the API with a filled community, the demo's pages, and a mailbox to read emails in. */
const demo: Site = {
  host: '127.0.0.1', // keep the mailbox private to this machine
  origins: ['*'],
  membersPage: (url) => `${url}/members.html`,
  fetch: (app, mailbox, url) => demoSite(app, mailbox, project, url),
  async prepare(ctx) {
    await seedDemo(ctx.db, { project, clock: ctx.clock, url: ctx.url });
    const link = await demoHostLink(ctx);
    return {
      emails: `, mail at ${ctx.url}/mailbox`,
      firstHost: link && `There is no host yet. This link makes one, once, within a day: ${link}`,
    };
  },
};

await stopOnSignals(() => startServer(readConfig(process.env), demo));
