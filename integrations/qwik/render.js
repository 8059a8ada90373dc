import { writeFile } from 'node:fs/promises';
import render from './server/entry.ssr.js';

const { html } = await render();
await writeFile('dist/index.html', html);
