import { seemsSignedIn } from '../community/signed-in-hint.ts';
import { ownContent, type DiagnosticsHost } from './diagnostics-controller.ts';

/** Elements that stand in no heading, form or list of an owner: a tag that holds one was not closed. */
const PAGE_PARTS = 'newsletter-signup, group-board, showcase-feed, member-login, main, footer';

/** How an owner may close a tag: the text of the page is the only place where it can still be seen. */
interface TagInSource {
  selfClosing: boolean;
  /** What stands between it and its end tag; undefined without one. */
  content?: string | undefined;
}

const said = new Set<string>();

/** Each sentence once, however many elements have the same mistake. */
function say(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.error(sentence);
}

/** Says in the console what is wrong with how the element was written into the page. */
export async function explainMarkup(host: DiagnosticsHost): Promise<void> {
  // What a script has set on the tag before it was defined, Lit gives to the element with the first update.
  await host.updateComplete;
  // The loader gives late elements their API in the next frame.
  await new Promise(requestAnimationFrame);
  for (const sentence of await mistakesIn(host)) say(sentence);
}

/** Says that what was given as `strings` is something else. */
export const explainStrings = (tag: string): void =>
  say(
    `${tag}: "strings" must be an object of sentences by their names, or its JSON, like {"title": "The Thursday letter"}. Anything else in it is ignored.`,
  );

/** Tells the owner that the sign-in button of the element has nowhere to lead. */
export const explainMissingLogin = (host: Element): void => say(missingLogin(host.localName));

export const missingLogin = (tag: string): string =>
  `${tag}: nobody can sign in from here. Set login="…" to the address of the page with your <member-login>, or put a <member-login> on this page (or let a script of yours take the event community-login-request).`;

/** What is wrong with the markup of the element, each with its mend. */
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

/** At the end of its parent, with content: as a tag that was never closed, and as one that has nothing after it. */
async function isSwallowing(host: DiagnosticsHost): Promise<boolean> {
  if (host.nextSibling || !ownContent(host)) return false;
  const tags = await tagsInSource(host.localName);
  if (tags) return tags.some((it) => it.selfClosing);
  return host.localName !== 'member-login' && !!host.querySelector(PAGE_PARTS);
}

/** A paragraph ends where a heading or another paragraph begins, and with it all that was open in it. */
async function isEmptied(host: DiagnosticsHost): Promise<boolean> {
  if (!host.closest('p') || ownContent(host)) return false;
  const tags = await tagsInSource(host.localName);
  return !!tags?.some(({ content }) => content);
}

let source: Promise<string> | undefined;

/** The page as it was sent, from the browser's cache where that has it. */
const pageSource = (): Promise<string> =>
  (source ??= fetch(location.href, { cache: 'force-cache' }).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error('no source')),
  ));

/** Comments, and scripts with code of other kinds in which such tags may stand. */
const NO_MARKUP = /<!--[\s\S]*?-->|<(script|style|template|textarea)\b[\s\S]*?<\/\1\s*>/gi;
/** What an editor puts around blank lines. */
const NO_CONTENT = /<\/?p>|<br\s*\/?>|&nbsp;|\s/gi;

/** The tags of that name in the source of the page; undefined where it cannot be read. */
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

/** A slash at the end, which is not the last sign of a value without quotes. */
function isSelfClosing(attributes: string): boolean {
  const unquoted = attributes.replace(/"[^"]*"|'[^']*'/g, '""');
  return unquoted.endsWith('/') && !/=[^\s"]+$/.test(unquoted);
}

/** Whether the element has a sign-in button that leads nowhere. */
export const isLoginMissing = (host: DiagnosticsHost & { login?: string }): boolean =>
  host.login === '' && !seemsSignedIn(host.address) && !document.querySelector('member-login');
