import { seemsSignedIn } from '../community/signed-in-hint.ts';
import { ownContent, type DiagnosticsHost } from './diagnostics-host.ts';

/** Elements that don't belong inside an owner's heading, form or list: a tag that contains one was never closed. */
const PAGE_PARTS = 'newsletter-signup, group-board, showcase-feed, member-login, main, footer';

/** How the owner closed a tag, which only the page's source still shows. */
interface TagInSource {
  selfClosing: boolean;
  /** The content up to its end tag; undefined without one. */
  content?: string | undefined;
}

const said = new Set<string>();

/** Logs each message once, however many elements have the same mistake. */
function say(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.error(sentence);
}

/** Logs in the console what is wrong with the element's markup. */
export async function explainMarkup(host: DiagnosticsHost): Promise<void> {
  // Lit applies properties that a script set before the definition with the first update.
  await host.updateComplete;
  // The loader sets the API of late elements in the next frame.
  await new Promise(requestAnimationFrame);
  for (const sentence of await mistakesIn(host)) say(sentence);
}

/** Warns that the value of `strings` is invalid. */
export const explainStrings = (tag: string): void =>
  say(
    `${tag}: "strings" must be an object of sentences by their names, or its JSON, like {"title": "The Thursday letter"}. Anything else in it is ignored.`,
  );

/** Warns the owner that the element's sign-in button has no target. */
export const explainMissingLogin = (host: Element): void => say(missingLogin(host.localName));

export const missingLogin = (tag: string): string =>
  `${tag}: nobody can sign in from here. Set login="…" to the address of the page with your <member-login>, or put a <member-login> on this page (or let a script of yours take the event community-login-request).`;

/** Returns the mistakes in the element's markup, each with its fix. */
export async function mistakesIn(host: DiagnosticsHost): Promise<string[]> {
  const { localName: tag } = host;
  const mistakes: string[] = [];
  if (isAddressMissing(host))
    mistakes.push(
      `${tag}: it has no "api". Write <${tag} api="https://api.example.org"></${tag}> with the address of your community's API, or put it in a <community-provider>.`,
    );
  if (await isSwallowing(host))
    mistakes.push(
      `${tag}: HTML knows no <${tag} />, so what follows it in the page is inside it. Close it with an end tag: <${tag} …></${tag}>.`,
    );
  else if (await isEmptied(host))
    mistakes.push(
      `${tag}: a <p> around it has pushed out its content, so everyone sees it. Remove the <p>: use a block for HTML code${tag === 'member-login' ? ', or use page="…" for what only members may read' : ''}.`,
    );
  return mistakes;
}

const isAddressMissing = ({ api, address, source, provider }: DiagnosticsHost): boolean =>
  !api && !address && !source && !provider;

/** Last in its parent, with content: the same for a tag that was never closed and for one with nothing after it. */
async function isSwallowing(host: DiagnosticsHost): Promise<boolean> {
  if (host.nextSibling || !ownContent(host)) return false;
  const tags = await tagsInSource(host.localName);
  if (tags) return tags.some((it) => it.selfClosing);
  return host.localName !== 'member-login' && !!host.querySelector(PAGE_PARTS);
}

/** A paragraph ends where a heading or another paragraph begins, and so does everything open in it. */
async function isEmptied(host: DiagnosticsHost): Promise<boolean> {
  if (!host.closest('p') || ownContent(host)) return false;
  const tags = await tagsInSource(host.localName);
  return !!tags?.some(({ content }) => content);
}

let source: Promise<string> | undefined;

/** The page's source, from the browser's cache if possible. */
const pageSource = (): Promise<string> =>
  (source ??= fetch(location.href, { cache: 'force-cache' }).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error('no source')),
  ));

/** Comments, and elements whose text may contain such tags without being markup. */
const NO_MARKUP = /<!--[\s\S]*?-->|<(script|style|template|textarea)\b[\s\S]*?<\/\1\s*>/gi;
/** What editors put around blank lines. */
const NO_CONTENT = /<\/?p>|<br\s*\/?>|&nbsp;|\s/gi;

/** The tags of that name in the page's source; undefined if it can't be read. */
async function tagsInSource(tag: string): Promise<TagInSource[] | undefined> {
  const text = await pageSource().catch(() => undefined);
  if (text === undefined) return;
  const start = new RegExp(`<${tag}((?:"[^"]*"|'[^']*'|[^'">])*)>`, 'gi');
  const markup = text.replace(NO_MARKUP, '');
  return [...markup.matchAll(start)].map((found) => {
    const rest = markup.slice(found.index + found[0].length);
    const end = rest.search(new RegExp(`</${tag}\\s*>`, 'i'));
    const content = end < 0 ? undefined : rest.slice(0, end).replace(NO_CONTENT, '');
    return { selfClosing: isSelfClosing(found[1]!), content };
  });
}

/** A slash at the end that isn't part of an unquoted value. */
function isSelfClosing(attributes: string): boolean {
  const unquoted = attributes.replace(/"[^"]*"|'[^']*'/g, '""');
  return unquoted.endsWith('/') && !/=[^\s"]+$/.test(unquoted);
}

/** Whether the element has a sign-in button without a target. */
export const isLoginMissing = (host: DiagnosticsHost & { login?: string }): boolean =>
  host.login === '' && !seemsSignedIn(host.address) && !document.querySelector('member-login');
