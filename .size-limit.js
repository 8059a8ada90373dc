import { readdirSync, readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('widgets/manifest.json', import.meta.url), 'utf8'));

/** Loaded only by those who open it, each with a budget of its own below. */
const openedLater = [
  'src/api/refused-origin.ts',
  'src/api/sources/open.ts',
  'src/community/live.ts',
  'src/diagnostics/markup.ts',
  'src/diagnostics/report.ts',
  'src/diagnostics/trusted-types.ts',
  'src/group-board/host/host-tools.ts',
  'src/member-login/account.ts',
  'src/newsletter-signup/provider-signup.ts',
  'src/member-login/members-page.ts',
  'src/showcase-feed/filters.ts',
  'src/showcase-feed/layouts.ts',
  'src/showcase-feed/virtual-feed.ts',
  'src/showcase-feed/member-controller.ts',
  'src/showcase-feed/new-posts.ts',
];

/** Files of the console, which is a build of its own: at once, or with all of its sections. */
function consoleFiles({ sections }, name = 'console.js', found = new Set()) {
  if (found.has(`widgets/${name}`)) return found;
  found.add(`widgets/${name}`);
  const code = readFileSync(new URL(`widgets/${name}`, import.meta.url), 'utf8');
  const pattern = sections
    ? /["']\.\/((?:chunks\/)?[\w-]+\.js)["']/g
    : /(?:from|import)\s*["']\.\/((?:chunks\/)?[\w-]+\.js)["']/g;
  for (const [, file] of code.matchAll(pattern))
    consoleFiles({ sections }, name.startsWith('chunks/') ? `chunks/${file}` : file, found);
  return found;
}

const keyOf = (name) => Object.keys(manifest).find((key) => key === name || manifest[key].file === name);

/** The files that a page loads with a module: at once, or, with `touched`, all that its first touch brings in as well. */
function filesOf(name, { touched = false } = {}, found = new Set()) {
  const key = keyOf(name);
  if (!key) throw new Error(`The page build has no module ${name}.`);
  const { file, imports = [], dynamicImports = [] } = manifest[key];
  if (found.has(`widgets/${file}`)) return found;
  found.add(`widgets/${file}`);
  const next = touched
    ? dynamicImports.filter((it) => !openedLater.includes(it) && !it.startsWith('src/locales/'))
    : [];
  for (const it of [...imports, ...next]) filesOf(it, { touched }, found);
  return found;
}

const budget = (name, limit, files) => ({ name, limit: `${limit} kB`, path: [...files], brotli: true });
const atOnce = (entry) => filesOf(`${entry}.js`);
const inAll = (entry) => filesOf(`${entry}.js`, { touched: true });
/** What these modules bring in besides what the element has by then. */
const besides = (entry, ...modules) =>
  new Set(modules.flatMap((it) => [...filesOf(it)])).difference(inAll(entry));

const languages = readdirSync(new URL('src/locales', import.meta.url), { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name);

/** What an element loads of a language: for its first picture, and in all. */
const languageBudgets = (element, ...parts) =>
  languages.flatMap((language) => {
    const files = [element, ...parts].map((part) => filesOf(`src/locales/${language}/${part}.ts`));
    return [
      budget(`${language}: <${element}>`, 2, files[0]),
      ...(parts.length
        ? [
            budget(
              `${language}: <${element}> in all`,
              5,
              files.flatMap((it) => [...it]),
            ),
          ]
        : []),
    ];
  });

/** Of the packed library in Vite: what a page loads for the first picture of an element, in kB. A test of the package holds it. */
export const bundledSizes = {
  'newsletter-signup': 14.3,
  'member-login': 15,
  'group-board': 24.7,
  'showcase-feed': 23.8,
};

// Planned were 10 and 24.5 for the signup, 11 and 26 for the login, 20.5 and 25.5 for the feed, 38 for all. What is more knows its
// own parts in a page that was copied, cached or translated, and makes members' pictures small before they are kept; sources read dates
// of every form; `debug` on all four and console messages for mistakes in the markup take half a kilobyte, readable accents a quarter;
// formats that are made once, in a task apart from that of the cards, take 150 bytes and save a slow processor 200 ms;
// owners are told what is wrong with an address or a tag; the focus and the sentences after an action stay with the reader;
// heading levels, errors and results that are heard, and a header's form that closes take 0.2 to 0.6 kB; twelve languages, plurals and
// sentences from a provider or a script take 0.4 kB, and 0.8 kB where something is counted; the theme contract takes 0.15 kB, and
// icons 0.4 kB where there are some; titles and texts in the other direction stay on their side for 50 bytes;
// a carousel whose ends and places are announced, and menus that wait for Enter, take 0.2 kB each where there are some;
// errors that follow the page's language, addresses that run from left to right, and titles that are hyphenated, take 0.1 kB;
// checkboxes that a finger hits take 40 bytes; a button past many cards, Escape in every question, waiting times and results that are
// heard, take 50 to 150 bytes. With other
// hashes in its imports, the same code differs by 20 to 50 bytes.
export default [
  budget('The loader, which is the one line of a page', 1.5, ['widgets/loader.js']),
  budget('The height of frames, in the page around', 1, ['widgets/embed.js']),
  budget('The height of frames, in the frame', 0.5, ['widgets/embed-frame.js']),
  budget('<newsletter-signup>: usable form', 13.9, atOnce('newsletter-signup')),
  budget('<newsletter-signup>: in all', 30.2, inAll('newsletter-signup')),
  budget(
    '<newsletter-signup>: a form of another service',
    2,
    besides('newsletter-signup', 'src/newsletter-signup/provider-signup.ts'),
  ),
  budget('<member-login>: usable form', 14.9, atOnce('member-login')),
  budget('<member-login>: in all', 31, inAll('member-login')),
  budget(
    '<member-login>: beside a <newsletter-signup>',
    8.9,
    inAll('member-login').difference(inAll('newsletter-signup')),
  ),
  budget("<member-login>: a members' page", 4.9, besides('member-login', 'src/member-login/members-page.ts')),
  budget(
    "<member-login>: a member's profile, password and sessions",
    4.4,
    besides('member-login', 'src/member-login/account.ts'),
  ),
  budget('What is wrong with the set-up', 4, besides('member-login', 'src/diagnostics/report.ts')),
  budget('<showcase-feed>: first cards', 24.3, atOnce('showcase-feed')),
  budget('<showcase-feed>: in all', 29.7, inAll('showcase-feed')),
  budget(
    '<showcase-feed>: as masonry, list or carousel',
    1.2,
    besides('showcase-feed', 'src/showcase-feed/layouts.ts'),
  ),
  budget('<showcase-feed>: filters', 1.5, besides('showcase-feed', 'src/showcase-feed/filters.ts')),
  budget('<showcase-feed>: what is new', 1, besides('showcase-feed', 'src/showcase-feed/new-posts.ts')),
  budget(
    '<showcase-feed>: more than one page',
    2,
    besides('showcase-feed', 'src/showcase-feed/virtual-feed.ts'),
  ),
  budget(
    "<showcase-feed>: a member's part",
    13.7,
    besides('showcase-feed', 'src/showcase-feed/member-controller.ts'),
  ),
  budget(
    "<showcase-feed>: a host's part",
    6,
    besides('showcase-feed', 'src/showcase-feed/queue.ts', 'src/showcase-feed/feeds.ts').difference(
      besides('showcase-feed', 'src/showcase-feed/member-controller.ts'),
    ),
  ),
  ...['json-feed', 'mastodon', 'bluesky', 'wordpress'].map((service) =>
    budget(
      `<showcase-feed>: from ${service}`,
      5,
      besides('showcase-feed', 'src/api/sources/open.ts', `src/api/sources/${service}.ts`),
    ),
  ),
  budget('<group-board>: first groups', 25.4, atOnce('group-board')),
  budget('<group-board>: in all', 46.2, inAll('group-board')),
  budget("<group-board>: a host's tools", 8.1, besides('group-board', 'src/group-board/host/host-tools.ts')),
  budget('What changes, as it happens', 2.5, besides('group-board', 'src/community/live.ts')),
  budget('All four on one page: first pictures', 44.2, atOnce('index')),
  budget('The console: its first page without a section', 25, consoleFiles({ sections: false })),
  budget('The console: with all sections', 94.5, consoleFiles({ sections: true })),
  ...languageBudgets('newsletter-signup', 'shared-forms'),
  ...languageBudgets('member-login', 'shared-forms', 'member-login-members'),
  ...languageBudgets('showcase-feed', 'showcase-feed-members'),
  ...languageBudgets('group-board', 'group-board-members'),
];
