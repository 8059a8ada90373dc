import { mkdir, writeFile } from 'node:fs/promises';
import { pictureOf } from '../demo/server/pictures.ts';

// The demo's pictures, for the stories, whose communities are in a page and serve none.
const folder = new URL('../stories/static/pictures/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [at, motif] of ['cups', 'figure', 'herons', 'lines', 'map', 'rain', 'waves'].entries()) {
  const { variants } = await pictureOf(motif, at);
  await writeFile(new URL(`${motif}.webp`, folder), variants[1].bytes);
}
