import { html, type TemplateResult } from 'lit';
import type { MemberLogin } from './member-login.class.ts';

interface Finding {
  readonly about: string;
  readonly good: boolean;
  readonly say: string;
}

/** Clocks that differ by more than this many seconds cost one request more for each call. */
const TOLERATED_SKEW = 60;

/** Examines how the element is set up. In English, for the owner and never for visitors; answers what draws the findings. */
export async function examine(host: MemberLogin): Promise<() => TemplateResult> {
  const refused: string[] = [];
  const note = (event: SecurityPolicyViolationEvent) =>
    refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
  document.addEventListener('securitypolicyviolation', note);
  const findings = [address(host), secure(), ...(await answers(host.address)), await storage()];
  document.removeEventListener('securitypolicyviolation', note);
  findings.push(policy(refused));
  return () =>
    html`<section class="frame card doctor" part="doctor" lang="en" aria-label="Set-up of member-login">
      <h2>Set-up</h2>
      <ul>
        ${findings.map(({ about, good, say }) => html`<li><b>${good ? '✓' : '✗'} ${about}:</b> ${say}</li>`)}
      </ul>
      <p>Take the attribute <code>debug</code> away before visitors come.</p>
    </section>`;
}

function address({ api, address }: MemberLogin): Finding {
  const about = 'Address';
  if (!address)
    return { about, good: false, say: `api="${api}" is no address. Write api="https://api.example.org".` };
  const mixed = location.protocol === 'https:' && address.startsWith('http:');
  if (mixed)
    return {
      about,
      good: false,
      say: `This page is https and ${address} is not: browsers refuse that. Use https for the API.`,
    };
  return { about, good: true, say: address };
}

const secure = (): Finding =>
  isSecureContext
    ? { about: 'Secure page', good: true, say: 'Browsers make keys here.' }
    : {
        about: 'Secure page',
        good: false,
        say: `Nobody can sign in on ${location.origin}: browsers make keys only on https pages and on localhost. Serve the site by https.`,
      };

async function answers(api: string): Promise<Finding[]> {
  if (!api) return [];
  const started = Date.now();
  try {
    const response = await fetch(`${api}/health`, { credentials: 'omit', cache: 'no-store' });
    if (!response.ok)
      return [{ about: 'API', good: false, say: `It answers ${response.status}. Look into its log.` }];
    return [{ about: 'API and CORS', good: true, say: 'It answers this site.' }, clock(response, started)];
  } catch {
    return [await unreachable(api)];
  }
}

/** A script cannot tell a refusal from silence; a request that may not be read tells whether anybody is there. */
async function unreachable(api: string): Promise<Finding> {
  try {
    await fetch(`${api}/health`, { mode: 'no-cors', credentials: 'omit' });
    return {
      about: 'CORS',
      good: false,
      say: `The API is there but does not know this site. Start it with ORIGINS=${location.origin} (more than one with commas between).`,
    };
  } catch {
    return {
      about: 'API',
      good: false,
      say: `Nothing answers at ${api}. Is the address right, does the server run, and does the page's policy allow connect-src ${new URL(api).origin}?`,
    };
  }
}

function clock(response: Response, started: number): Finding {
  const about = 'Clock';
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!date) return { about, good: true, say: 'Not told by the API; a wrong one is made up for.' };
  const skew = Math.round((date - (started + Date.now()) / 2) / 1000);
  if (Math.abs(skew) <= TOLERATED_SKEW) return { about, good: true, say: 'Right.' };
  return {
    about,
    good: false,
    say: `This device and the API differ by ${Math.abs(skew)} seconds. Signing in works all the same; set the wrong one right.`,
  };
}

async function storage(): Promise<Finding> {
  const about = 'Storage';
  try {
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('community-widgets');
      opening.onsuccess = () => resolve(opening.result.close());
      opening.onerror = opening.onblocked = reject;
    });
    return { about, good: true, say: 'Sessions last until they are ended.' };
  } catch {
    return {
      about,
      good: false,
      say: 'This browser keeps nothing for this site: a session ends with the page.',
    };
  }
}

const policy = (refused: string[]): Finding =>
  refused.length
    ? {
        about: 'Content security policy',
        good: false,
        say: `It refused ${refused.join(', ')}. Allow the API in connect-src, and in img-src for members' pictures.`,
      }
    : { about: 'Content security policy', good: true, say: 'It refused nothing.' };
