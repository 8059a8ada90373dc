import type { Rolldown } from 'vite';

type Groups = NonNullable<Extract<Rolldown.OutputOptions['codeSplitting'], object>['groups']>;
type NameOfChunk = Extract<Groups[number]['name'], (...args: never[]) => unknown>;
type Modules = Parameters<NameOfChunk>[1];

/** The modules that a page loads with this one: at once, or, with `later`, whenever. */
function loadedWith(entry: string, modules: Modules, { later = false } = {}): Set<string> {
  const found = new Set([entry]);
  for (const id of found) {
    const info = modules.getModuleInfo(id);
    for (const it of info?.importedIds ?? []) found.add(it);
    if (later) for (const it of info?.dynamicallyImportedIds ?? []) found.add(it);
  }
  return found;
}

/**
 * Puts what elements share into four files, by who imports it: `base` is what nearly all import for their first picture, `form` what
 * those with a form do, and of what those with a list import, `data` is what others load later and `list` is the rest. So an `import`
 * in the source decides what belongs to a first picture, and an `import()` what does not; the bundler alone would make dozens of
 * small files.
 */
export function sharedChunks({ forms, lists }: { forms: string[]; lists: string[] }): NameOfChunk {
  const elements = [...forms, ...lists];
  let first: Map<string, Set<string>> | undefined;
  let ever: Map<string, Set<string>> | undefined;
  return (id, modules) => {
    // Its index exports more than a first picture needs, and only the bundler knows what is left of it.
    if (id.includes('/@lit/context/')) return null;
    first ??= new Map(elements.map((it) => [it, loadedWith(it, modules)]));
    ever ??= new Map(elements.map((it) => [it, loadedWith(it, modules, { later: true })]));
    const isIn = (loaded: typeof first) => (element: string) => loaded!.get(element)!.has(id);
    if (elements.filter(isIn(first)).length >= 3) return 'base';
    if (forms.some(isIn(first)) && forms.every(isIn(ever))) return 'form';
    if (!lists.every(isIn(first))) return null;
    return forms.some(isIn(ever)) ? 'data' : 'list';
  };
}
