import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { cloneOfRepository } from './clone.ts';
import { fencesIn, root } from './markdown.ts';

it('the scripts in the documents are typed as a strict project has it', async () => {
  const clone = cloneOfRepository();
  const scripts = fencesIn('ts', 'js');
  assert.ok(scripts.length >= 5);
  const files = scripts.map(({ at, text }) => {
    const name = `${at.replaceAll(/[/:]/g, '-')}.ts`;
    writeFileSync(join(clone, name), `${text}\nexport {};\n`);
    return name;
  });
  const config = {
    extends: './tsconfig.json',
    compilerOptions: {
      paths: {
        // What the page build calls so.
        'https://api.example.org/widgets/session.js': [`${root}dist/community/session-controller.d.ts`],
      },
    },
    files: [...files, `${root}dist/index.d.ts`],
    include: [],
  };
  writeFileSync(join(clone, 'tsconfig.docs.json'), JSON.stringify(config));
  const compile = promisify(execFile);
  const wrong = await compile(`${root}node_modules/.bin/tsc`, ['-p', 'tsconfig.docs.json'], { cwd: clone }).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
  assert.equal(wrong, '');
});
