import { isContentAttribute } from './contract/content-attributes.ts';
import { builtInAddress } from './contract/loader-address.ts';

// The one script tag of a page. A classic script, because optimizers and content systems drop `type="module"`. It finds
// the elements of the page and their placeholders, now and later, and loads the module of each when it is near the
// viewport.

type Loadable = HTMLElement & { api?: string; debug?: boolean };

const PROVIDER = 'community-provider';
const TAGS = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed', PROVIDER];
const ANY_TAG = TAGS.join();
/** Marks the first loader of a page, and the element classes of every copy of the library. */
const LOADER = Symbol.for('community-widgets/loader');
const OURS = Symbol.for('community-widgets/element');
/**
 * Distance from the viewport at which a module loads: an element that has rendered before it is in view moves nothing.
 */
const NEAR = '600px';
/** Hides members' content until the element is defined. Adopted, because a policy may block style elements. */
const STYLES =
  ':is(member-login:not(:defined),[data-community=member-login])>:not([slot],member-login){display:none}';

const isDebug = /[?&]community-debug\b/.test(location.search);
const reported = new Set<string>();
const seen = new WeakSet<Element>();
const loading: Record<string, Promise<unknown> | undefined> = {};

/** Warns the owner once, in the console and, with `?community-debug`, on the page. */
function report(sentence: string): void {
  if (reported.has(sentence)) return;
  reported.add(sentence);
  console.error(`community-widgets: ${sentence}`);
  if (!isDebug) return;
  const note = document.createElement('pre');
  note.textContent = sentence;
  note.style.cssText = 'position:sticky;bottom:0;padding:1em;background:#fff;color:#000;white-space:pre-wrap';
  document.documentElement.append(note);
}

// Only scripts may name the folder of the modules, never other markup: an image named `currentScript` in a comment
// becomes `document.currentScript` (DOM clobbering).
const current: unknown = document.currentScript;
const scripts = [current, ...document.querySelectorAll('script')].filter(
  (it) => it instanceof HTMLScriptElement,
);

/**
 * The folder in an attribute of a script; plugins that delay scripts rename `src`. Other libraries have a loader.js,
 * too.
 */
function folderIn(script: HTMLScriptElement): string | undefined {
  const file = script === current ? /^(.*\/)loader\.js\b/ : /^(.*\/widgets\/)loader\.js\b/;
  for (const { value } of script.attributes) {
    const found = file.exec(value);
    if (found) return found[1];
  }
  return undefined;
}

const own = scripts.find((it) => it.dataset['widgets']) ?? scripts.find(folderIn);
const address = own?.dataset['widgets'] ?? (/:/.test(builtInAddress) ? builtInAddress : own && folderIn(own));

function start(folder: string): void {
  const api = own?.dataset['api'] ?? new URL('..', folder).href;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) load(target);
    },
    { rootMargin: NEAR },
  );

  const moduleOf = (tag: string): Promise<unknown> =>
    (loading[tag] ??= import(`${folder}${tag}.js`).catch((error: unknown) => {
      delete loading[tag];
      report(
        `${folder}${tag}.js could not be loaded (${String(error)}). Open it in a new tab. If nothing is there, correct the address of loader.js. If it is, a blocker or the Content Security Policy of this page refuses it: allow ${new URL(folder).origin} in script-src and connect-src.`,
      );
    }));

  function load(element: Element): void {
    const tag = element.localName;
    near.unobserve(element);
    // The first version on a page stays.
    if (OURS in (customElements.get(tag) ?? {})) return;
    // An element looks for its provider once, so the provider must be defined first.
    const provider = element.parentElement?.closest(PROVIDER) && moduleOf(PROVIDER);
    void Promise.resolve(provider).then(() => moduleOf(tag));
  }

  function observe(element: Loadable): void {
    const isGiven = element.api || element.getAttribute('api') || element.getAttribute('source');
    // As a property: frameworks compare the attributes with the server-rendered ones.
    if (!isGiven && !element.parentElement?.closest(PROVIDER)) element.api = api;
    if (isDebug) element.debug = true;
    near.observe(element);
    // Nothing is near while the tab is hidden, and the space that `reserve.css` reserves lasts only 10 seconds.
    if (document.hidden || element.localName === PROVIDER || getComputedStyle(element).display === 'contents')
      load(element);
  }

  let nextScan = 0;
  function scan(): void {
    nextScan = 0;
    for (const element of document.querySelectorAll<Loadable>(`${ANY_TAG},[data-community]`)) {
      const isTag = TAGS.includes(element.localName);
      // Until the page has loaded, the content of a placeholder may be incomplete.
      if (seen.has(element) || (!isTag && document.readyState === 'loading')) continue;
      seen.add(element);
      if (isTag) observe(element);
      else fillPlaceholder(element);
    }
    // Links in emails, and permalinks, lead to elements that may be far down or hidden.
    if (location.hash.startsWith('#community')) document.querySelectorAll(ANY_TAG).forEach(load);
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scan();
  document.addEventListener('readystatechange', scan);
  addEventListener('hashchange', scan);
  new MutationObserver(() => {
    // A hidden tab has no frames.
    nextScan ||= (document.hidden ? setTimeout : requestAnimationFrame)(scan);
  }).observe(document, { childList: true, subtree: true });
  for (const type of ['pointerdown', 'focusin'])
    document.addEventListener(
      type,
      ({ target }) => {
        const touched = (target as Element).closest?.(ANY_TAG);
        if (touched) load(touched);
      },
      true,
    );
}

/** Creates the element in its placeholder and moves the placeholder's content into it. */
function fillPlaceholder(placeholder: HTMLElement): void {
  const tag = placeholder.dataset['community']!;
  if (!TAGS.includes(tag)) return report(`data-community="${tag}" is none of ${TAGS.join(', ')}.`);
  // A page that was saved or copied already has it.
  if (placeholder.querySelector(tag)) return;
  const element = document.createElement(tag);
  for (const { name, value } of placeholder.attributes) {
    const attribute = name.replace('data-', '');
    if (attribute !== name && isContentAttribute(attribute, value)) element.setAttribute(attribute, value);
  }
  element.append(...placeholder.childNodes);
  placeholder.append(element);
}

// A page may have the script twice, in two versions, or run it again at each visit (Turbo).
const page = window as unknown as Record<symbol, unknown>;
if (page[LOADER]) {
  // The first loader finds all elements.
} else if (address) {
  page[LOADER] = true;
  start(new URL(address.replace(/\/*$/, '/'), own?.baseURI).href);
} else
  report(
    'loader.js does not know its own address. Write data-widgets="https://api.example.org/widgets/", with that of your server, into its script tag.',
  );
