import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { root } from './setup.mjs';

// The WordPress plugin as it is uploaded. The same sources make the same bytes: a zip contains times, so all files have
// the same one.
const plugin = `${root}integrations/wordpress/`;
const TIME = new Date(2026, 0, 1);
/** Included in the style sheet that is generated from it. */
const SOURCES = ['dist', 'assets/form.css'];

const files = readdirSync(plugin, { recursive: true })
  .filter((name) => !SOURCES.some((it) => name === it || name.startsWith(`${it}/`)))
  .filter((name) => statSync(plugin + name).isFile())
  .sort();
const entries = [...files.map((name) => [name, plugin + name]), ['LICENSE', `${root}LICENSE`]];
const zip = zipSync(
  Object.fromEntries(entries.map(([name, path]) => [`community-widgets/${name}`, readFileSync(path)])),
  { level: 9, mtime: TIME },
);
mkdirSync(`${plugin}dist`, { recursive: true });
writeFileSync(`${plugin}dist/community-widgets.zip`, zip);
