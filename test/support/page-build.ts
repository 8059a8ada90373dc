import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Manifest = Record<string, { file: string; src?: string }>;

/**
 * The files of the page build, by the modules of `src` whose exports they have: entries, and modules loaded on demand.
 */
function builtModules(): Map<string, string> {
  const manifest = JSON.parse(readFileSync(`${root}widgets/manifest.json`, 'utf8')) as Manifest;
  return new Map(Object.values(manifest).flatMap(({ src, file }) => (src ? [[src, `widgets/${file}`]] : [])));
}

/** The path of a copy of the page build, for pages that have the library twice. */
export const SECOND_COPY = '/second-copy/';

interface Context {
  path: string;
  redirect(url: string): void;
}

/** Runs widget tests on the page build: serves a module of `src` from there if the build has it. */
export function servePageBuild() {
  const built = builtModules();
  return (context: Context, next: () => Promise<unknown>) => {
    const file = built.get(context.path.slice(1));
    if (file) return context.redirect(`/${file}`);
    if (context.path.startsWith(SECOND_COPY)) context.path = context.path.replace(SECOND_COPY, '/widgets/');
    return next();
  };
}

/** How a test file states that it tests source, and why. */
const reason = /^\/\/ Runs on source: \S/;
const imports = /(?:^import (?!type\b)[^;]*?from |^import |\bimport\()'(\.[^']+)'/gm;

/** The modules of `src` that a test file runs, itself or by its helpers, and that the page build doesn't have. */
function sourcesIn(file: string, built = builtModules(), seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return [...readFileSync(root + file, 'utf8').matchAll(imports)].flatMap(([, path]) => {
    const module = join(dirname(file), path!);
    if (module.startsWith('test/')) return sourcesIn(module, built, seen);
    // The contract of page and server: a test uses it as the server does.
    const agreed = module.startsWith('src/contract/');
    return module.startsWith('src/') && !agreed && !built.has(module) ? [module] : [];
  });
}

/** Test files that run source without stating why, or state it without running any, each with what to do. */
export function wronglyMarked(): string[] {
  return globSync('test/**/*.test.ts', { cwd: root })
    .filter((file) => !/^test\/(server|end-to-end|package|docs|languages|stories)\//.test(file))
    .flatMap((file) => {
      const sources = sourcesIn(file);
      if (!!sources.length === runsOnSource(file)) return [];
      return sources.length
        ? `${file} runs ${sources.join(', ')}: use what the page build has, or say "// Runs on source: …" in its first line`
        : `${file} says that it runs on source, and runs none`;
    });
}

/** Whether a test file states that it runs on source. */
export const runsOnSource = (file: string): boolean =>
  reason.test(readFileSync(join(root, relative(root, file)), 'utf8'));
