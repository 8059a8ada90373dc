import { cp, mkdir, readdir, rm } from 'node:fs/promises';

// The demo is plain pages, as a site owner has them: copied as they are.
const demo = new URL('../demo/', import.meta.url);
const dist = new URL('dist/', demo);
const names = (await readdir(demo)).filter((name) => name !== 'dist');
await rm(dist, { recursive: true, force: true });
await mkdir(dist);
for (const name of names) await cp(new URL(name, demo), new URL(name, dist), { recursive: true });
await cp(
  new URL('../node_modules/bootstrap/dist/css/bootstrap.min.css', import.meta.url),
  new URL('bootstrap.min.css', dist),
);
