import { html, render, type TemplateResult } from 'lit';
import { reach, refusal } from '../api/refused-origin.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import type { DiagnosticsHost } from './diagnostics-host.ts';
import { isLoginMissing, mistakesIn, missingLogin } from './markup.ts';
import { reportStyles } from './report.styles.ts';

interface Finding {
  readonly about: string;
  readonly good: boolean;
  readonly say: string;
}

const good = (about: string, say: string): Finding => ({ about, good: true, say });
const bad = (about: string, say: string): Finding => ({ about, good: false, say });

/** Clock difference, in seconds, above which each call needs an extra request. */
const TOLERATED_SKEW_S = 60;

/** The containers of the reports, below the content of the elements. */
const places = new WeakMap<Element, HTMLElement>();

/**
 * Shows below the element what is right and wrong in its setup, while it has `debug`. In English: for the owner, not
 * for visitors.
 */
export async function report(host: DiagnosticsHost): Promise<void> {
  const findings = host.debug ? await examine(host) : undefined;
  if (!host.debug || !findings) {
    places.get(host)?.remove();
    places.delete(host);
    return;
  }
  adoptStyles(host.renderRoot, reportStyles);
  const place = places.get(host) ?? document.createElement('div');
  places.set(host, place);
  host.renderRoot.append(place);
  render(view(host.localName, findings), place);
}

const view = (tag: string, findings: Finding[]): TemplateResult =>
  html`<section class="diagnostics" part="diagnostics" lang="en" dir="ltr" aria-label="Set-up of ${tag}">
    <h2>Set-up of &lt;${tag}&gt;</h2>
    <ul>
      ${findings.map((it) => html`<li><b>${it.good ? '✓' : '✗'} ${it.about}:</b> ${it.say}</li>`)}
    </ul>
    <p>Take the attribute <code>debug</code> away before visitors come.</p>
  </section>`;

async function examine(host: DiagnosticsHost): Promise<Finding[]> {
  const refused: string[] = [];
  const note = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) =>
    refused.push(`${effectiveDirective} ${blockedURI}`);
  document.addEventListener('securitypolicyviolation', note);
  const findings = [
    ...address(host),
    ...secure(host),
    ...(await answers(host.address)),
    await storage(),
    language(host),
    ...login(host),
    ...(await mistakesIn(host)).map((say) => bad('Markup', say)),
    trustedTypes(),
  ];
  document.removeEventListener('securitypolicyviolation', note);
  return [...findings, policy(refused)];
}

function address({ api, address, source, provider }: DiagnosticsHost): Finding[] {
  const about = 'Address';
  if (source) return [good(about, `It reads ${source} and needs no API.`)];
  if (provider) return [good(about, `Signups are posted to ${provider}: it needs no API.`)];
  // A missing URL is a mistake in the markup, which is reported there.
  if (!address && !api) return [];
  if (!address) return [bad(about, `api="${api}" isn’t a web address. Write api="https://api.example.org".`)];
  if (location.protocol === 'https:' && address.startsWith('http:'))
    return [
      bad(about, `This page uses https and ${address} doesn’t: browsers block that. Use https for the API.`),
    ];
  return [good(about, api ? address : `${address}, from a <community-provider>.`)];
}

/** Signing in needs WebCrypto keys. */
function secure({ localName }: DiagnosticsHost): Finding[] {
  if (localName === 'newsletter-signup') return [];
  const about = 'Secure page';
  if (isSecureContext) return [good(about, 'Browsers can create keys on this page.')];
  const say = `Nobody can sign in on ${location.origin}: browsers create keys only on https pages and on localhost. Serve the site over https.`;
  return [bad(about, say)];
}

async function answers(api: string): Promise<Finding[]> {
  if (!api) return [];
  const started = Date.now();
  try {
    const response = await fetch(`${api}/health`, { method: 'HEAD', credentials: 'omit', cache: 'no-store' });
    if (!response.ok) return [bad('API', `It answers ${response.status}. See the server’s log.`)];
    return [good('API and CORS', 'It accepts requests from this site.'), clock(response, started)];
  } catch {
    if ((await reach(api)) === 'refused') return [bad('CORS', refusal(api))];
    const { origin } = new URL(api);
    const say = `Nothing answers at ${api}. Check that the address is right, the server is running, and the page’s policy allows connect-src ${origin}.`;
    return [bad('API', say)];
  }
}

function clock(response: Response, started: number): Finding {
  const about = 'Clock';
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!date) return good(about, 'The API doesn’t send its time; a wrong clock does no harm.');
  const skew = Math.abs(Math.round((date - (started + Date.now()) / 2) / 1000));
  if (skew <= TOLERATED_SKEW_S) return good(about, 'Right.');
  return bad(
    about,
    `This device and the API differ by ${skew} seconds. Signing in still works, but set the wrong clock.`,
  );
}

async function storage(): Promise<Finding> {
  const about = 'Storage';
  try {
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('community-widgets');
      opening.onsuccess = () => resolve(opening.result.close());
      opening.onerror = opening.onblocked = reject;
    });
    localStorage.getItem('');
    return good(about, 'What people type, and their session, are kept when the page closes.');
  } catch {
    return bad(
      about,
      'This browser stores nothing for this site: what isn’t sent yet, and the session, are lost when the page closes.',
    );
  }
}

function language(host: DiagnosticsHost & { language?: string }): Finding {
  const about = 'Language';
  const { language = 'en' } = host;
  if (!host.closest('[lang]'))
    return bad(about, `The page doesn’t say its language, so "${language}" is used. Write <html lang="…">.`);
  const english = host.renderRoot.querySelector('.base[lang="en"]');
  if (english && !/^en\b/.test(language))
    return bad(
      about,
      `The page is in "${language}", which isn’t built in, so English is used. Set your own sentences with "strings".`,
    );
  return good(about, `"${language}".`);
}

function login(host: DiagnosticsHost & { login?: string }): Finding[] {
  const about = 'Sign-in';
  const { localName } = host;
  if (localName === 'member-login' || localName === 'newsletter-signup' || host.source) return [];
  if (document.querySelector('member-login')) return [good(about, 'There is a <member-login> on this page.')];
  if (host.login) return [good(about, `At ${host.login}.`)];
  if (isLoginMissing(host)) return [bad(about, missingLogin(localName))];
  return [good(about, 'There is no <member-login> on this page: members sign in on another page.')];
}

/** Lit's policy exists, otherwise there would be no report. */
function trustedTypes(): Finding {
  const about = 'Trusted Types';
  return 'trustedTypes' in globalThis
    ? good(about, 'The page allows the policy "lit-html", or requires no policies.')
    : good(about, 'This browser doesn’t support them. A page that requires policies must allow "lit-html".');
}

const policy = (refused: string[]): Finding =>
  refused.length
    ? bad(
        'Content security policy',
        `It blocked ${refused.join(', ')}. Allow the API in connect-src, and in img-src for members' pictures.`,
      )
    : good('Content security policy', 'It blocks nothing the element needs.');
