import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { type Check, failed, notChecked, ok, reasonOf, warning } from './check.ts';
import type { Deployment } from './deployment.ts';

/** Whether the mail server accepts connections. Sends no email. */
export async function checkMailServer({
  config: { smtpUrl: url },
  timeoutMs,
}: Pick<Deployment, 'config' | 'timeoutMs'>): Promise<Check[]> {
  const fix = 'Set SMTP_URL as your email service says, as in smtps://user:password@mail.example.org';
  if (url === undefined)
    return [failed('SMTP_URL', 'It is not set: emails are written to a folder and not delivered.', fix)];
  const refused = await refusalOf(url, timeoutMs, {});
  if (refused !== undefined) return [failed('SMTP_URL', `The mail server refuses: ${refused}.`, fix)];
  const { protocol, username } = new URL(url);
  const accepted = ok(
    'SMTP_URL',
    username ? 'The mail server answers, and accepts the password.' : 'The mail server answers.',
  );
  if (protocol === 'smtps:') return [accepted];
  const isEncrypted = (await refusalOf(url, timeoutMs, { requireTLS: true })) === undefined;
  const starttls = isEncrypted
    ? ok('STARTTLS', 'The connection is encrypted.')
    : warning(
        'STARTTLS',
        'Emails and the password reach the mail server unencrypted.',
        'Use smtps:, or port 587 of a server with STARTTLS; without either only on this machine.',
      );
  return [accepted, starttls];
}

/** What the mail server says when it does not accept a connection. */
async function refusalOf(
  url: string,
  timeoutMs: number,
  options: { requireTLS?: boolean },
): Promise<string | undefined> {
  const transport = createTransport({
    url,
    ...options,
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    transport.close();
  }
}

type Names = Pick<Deployment, 'config' | 'timeoutMs' | 'nameServers'>;

/** What DNS says about the domain that emails come from. */
export async function checkSender(deployment: Names, from: string | null): Promise<Check[]> {
  const { publicUrl } = deployment.config;
  const domain = from?.split('@')[1] ?? (publicUrl && new URL(publicUrl).hostname);
  if (domain === undefined || isIP(domain) || !domain.includes('.'))
    return ['SPF', 'DKIM', 'DMARC'].map((name) => notChecked(name, 'The sender has no domain.'));
  const lookUp = lookUpWith(deployment);
  return Promise.all([spf(lookUp, domain), dkim(lookUp, domain), dmarc(lookUp, domain)]);
}

/** The TXT records of a name. `none`: the name has none; `absent`: it has nothing, and neither have names below it. */
type LookUp = (name: string) => Promise<string[] | 'none' | 'absent' | { code: string }>;

function lookUpWith({ timeoutMs, nameServers }: Names): LookUp {
  const resolver = new Resolver({ timeout: timeoutMs / 2, tries: 2 });
  if (nameServers) resolver.setServers([...nameServers]);
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // https://nodejs.org/api/dns.html#error-codes
      return code === 'ENODATA' ? 'none' : code === 'ENOTFOUND' ? 'absent' : { code };
    }
  };
}

const spf = (lookUp: LookUp, domain: string) =>
  record(lookUp, {
    ...{ name: 'SPF', hosts: [domain], wanted: /^v=spf1\b/i },
    fix: `Add the TXT record of your email service at ${domain}.`,
  });

const dmarc = (lookUp: LookUp, domain: string) =>
  record(lookUp, {
    ...{ name: 'DMARC', hosts: parentsOf(domain).map((it) => `_dmarc.${it}`), wanted: /^v=DMARC1\b/i },
    fix: `Add a TXT record at _dmarc.${domain}, at first: v=DMARC1; p=none`,
  });

/**
 * Only the email service knows the name of its key. But a name that does not exist has none below it either (RFC 8020),
 * so `_domainkey` tells whether there are keys at all.
 */
async function dkim(lookUp: LookUp, domain: string): Promise<Check> {
  const name = 'DKIM';
  for (const host of parentsOf(domain).map((it) => `_domainkey.${it}`)) {
    const found = await lookUp(host);
    if (typeof found === 'object' && 'code' in found) return unanswered(name, found.code);
    if (found !== 'absent')
      return ok(name, `${host} has keys. A test email shows whether yours is used: look for dkim=pass.`);
  }
  return warning(
    name,
    `_domainkey.${domain} has no key; many mail services reject such emails.`,
    `Add the DKIM record of your email service at ${domain}.`,
  );
}

const unanswered = (name: string, code: string) => notChecked(name, `DNS did not answer (${code}).`);

/** A policy holds for the domains below (RFC 7489, 6.6.3), and so does a key (3.1.1). */
function parentsOf(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

async function record(
  lookUp: LookUp,
  { name, hosts, wanted, fix }: { name: string; hosts: string[]; wanted: RegExp; fix: string },
): Promise<Check> {
  for (const host of hosts) {
    const found = await lookUp(host);
    if (typeof found === 'string') continue;
    if ('code' in found) return unanswered(name, found.code);
    if (found.some((text) => wanted.test(text))) return ok(name, `${host} has a record.`);
  }
  return warning(name, `${hosts[0]} has no record; many mail services reject such emails.`, fix);
}
