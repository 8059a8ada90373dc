import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { type Config, defaultPort } from '../config.ts';
import { readFormToken } from '../http/form-token.ts';
import { attempt } from '../problem.ts';
import type { AppContext } from '../app-context.ts';
import { type Check, failed, notChecked, ok, reasonOf, warning } from './check.ts';
import type { Deployment } from './deployment.ts';

const DAY_MS = 24 * 3600_000;
const RENEW_BELOW_DAYS = 14;
/** Signatures of requests hold for a minute. */
const MAX_CLOCK_DIFFERENCE_S = 30;

type Signer = Pick<AppContext, 'secret' | 'clock'>;

/** What visitors meet: the public URL, its certificate, its clock and the proxies in front of it. */
export async function checkWeb(
  { config, timeoutMs }: Deployment,
  signer: Signer | undefined,
): Promise<Check[]> {
  const ask = asker(timeoutMs);
  const url = config.publicUrl ?? `http://localhost:${config.port ?? defaultPort}`;
  const isPublic = config.publicUrl?.startsWith('https:') ?? false;
  const answer = await ask(`${url}/ready`);
  const { hostname, port } = new URL(url);
  return [
    publicUrl(config, url),
    await reachable(url, answer, { signer, ask }),
    ...(isPublic ? [await certificate(hostname, Number(port || 443), timeoutMs)] : []),
    clock(answer),
    proxies(config, isPublic, answer),
  ];
}

type Ask = (url: string) => Promise<Response | Error>;

const asker =
  (timeoutMs: number): Ask =>
  async (url) => {
    try {
      return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      return error as Error;
    }
  };

function publicUrl({ publicUrl }: Config, url: string): Check {
  const name = 'PUBLIC_URL';
  const fix = 'Set PUBLIC_URL to the address that visitors use, as in https://api.example.org';
  if (publicUrl === undefined) return warning(name, `It is not set; links in emails lead to ${url}.`, fix);
  const { hostname, protocol } = new URL(url);
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
  if (isLocal) return warning(name, `${url} leads to this machine only.`, fix);
  if (protocol !== 'https:')
    return failed(name, `${url} is not encrypted, so browsers let no one sign in there.`, fix);
  return ok(name, url);
}

async function reachable(
  url: string,
  answer: Response | Error,
  { signer, ask }: { signer: Signer | undefined; ask: Ask },
): Promise<Check> {
  const name = 'server';
  if (answer instanceof Error)
    return failed(
      name,
      `${url} does not answer: ${reasonOf(answer)}.`,
      'Start the server; check DNS, firewall and proxy.',
    );
  if (answer.status === 503)
    return failed(name, `${url} is not ready: ${await detailOf(answer)}`, 'Read the log of the server.');
  if (answer.status !== 200)
    return failed(
      name,
      `${url}/ready answers ${answer.status}: that is another server, or the proxy does not pass it on.`,
      'Let the proxy pass every path on.',
    );
  if (!signer) return notChecked(name, `${url} answers; without a secret here, whose it is cannot be told.`);
  if (await isSignedByUs(url, signer, ask)) return ok(name, `${url} answers, and is this server.`);
  return failed(
    name,
    `${url} answers, but is another community, or runs with another SECRET.`,
    'Point PUBLIC_URL at this server; set the same SECRET for the server and the command line.',
  );
}

/** What a server that is not ready says it is missing. */
async function detailOf(answer: Response): Promise<string> {
  const { detail } = (await answer.json().catch(() => ({}))) as { detail?: unknown };
  return typeof detail === 'string' ? detail : 'It answers 503.';
}

/** Whether the form tokens of that server are signed with the secret of this one. */
async function isSignedByUs(url: string, signer: Signer, ask: Ask): Promise<boolean> {
  const answer = await ask(`${url}/newsletter/form-token`);
  if (answer instanceof Error || !answer.ok) return false;
  const { token } = (await answer.json().catch(() => ({}))) as { token?: unknown };
  const { problem } = await attempt(() => readFormToken(signer as AppContext, String(token)));
  return problem === undefined || problem.code === 'form-token-too-fast';
}

async function certificate(host: string, port: number, timeoutMs: number): Promise<Check> {
  const name = 'certificate';
  let socket: TLSSocket | undefined;
  try {
    socket = connect({ host, port, servername: host, timeout: timeoutMs });
    socket.once('timeout', () => socket?.destroy(new Error('no answer')));
    await once(socket, 'secureConnect');
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / DAY_MS);
    const said = `Valid for ${days} more days.`;
    return days < RENEW_BELOW_DAYS
      ? warning(name, said, 'Check that it is renewed automatically, as certbot and Caddy do.')
      : ok(name, said);
  } catch (error) {
    return failed(name, reasonOf(error), 'Get a certificate for this name, with its whole chain.');
  } finally {
    socket?.destroy();
  }
}

function clock(answer: Response | Error): Check {
  const date = !(answer instanceof Error) ? Date.parse(answer.headers.get('Date') ?? '') : NaN;
  if (Number.isNaN(date)) return notChecked('clock', 'The server gave no time.');
  const seconds = Math.round(Math.abs(date - Date.now()) / 1000);
  if (seconds <= MAX_CLOCK_DIFFERENCE_S) return ok('clock', 'This machine and the server agree on the time.');
  return failed(
    'clock',
    `This machine and the server differ by ${seconds} seconds; people cannot sign in where it is wrong.`,
    'Turn on time synchronization (NTP).',
  );
}

function proxies({ proxies }: Config, isPublic: boolean, answer: Response | Error): Check {
  const name = 'TRUST_PROXY';
  const passedOn =
    !(answer instanceof Error) &&
    ['Via', 'CF-Ray', 'X-Served-By'].some((header) => answer.headers.has(header));
  // The server itself speaks HTTP only.
  const isBehindProxy = isPublic || passedOn;
  if (isBehindProxy && proxies === 0)
    return failed(
      name,
      'There is a proxy in front, and TRUST_PROXY is not set: all visitors count as one, and its limits stop them together.',
      'Set TRUST_PROXY to the number of proxies, as in TRUST_PROXY=1',
    );
  if (!isBehindProxy && proxies > 0)
    return warning(
      name,
      `It is ${proxies}, but no proxy shows. Without one, anybody can pretend to be elsewhere and pass the limits.`,
      'Leave TRUST_PROXY out if visitors reach the server directly.',
    );
  return ok(name, proxies === 0 ? 'No proxy.' : `${proxies} in front.`);
}
