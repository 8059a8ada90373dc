import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import { ANSWER_TIMEOUT_MS, type Check, notChecked, ok, problem, reasonOf, warning } from './check.ts';

/** The mail server, and what DNS says of the sender. Sends no email. */
export async function checkEmail({ smtpUrl, publicUrl }: Config, from: string | null): Promise<Check[]> {
  const domain = from?.split('@')[1] ?? (publicUrl && new URL(publicUrl).hostname);
  return [...(await mailServer(smtpUrl)), ...(await sender(domain))];
}

async function mailServer(url: string | undefined): Promise<Check[]> {
  const fix = 'Set SMTP_URL as your email service says, as in smtps://user:password@mail.example.org';
  if (url === undefined)
    return [problem('SMTP_URL', 'It is not set: emails are written to a folder, and reach nobody.', fix)];
  const refused = await refusalOf(url, {});
  if (refused !== undefined) return [problem('SMTP_URL', `The mail server refuses: ${refused}.`, fix)];
  const { protocol, username } = new URL(url);
  const accepted = ok(
    'SMTP_URL',
    username ? 'The mail server answers, and accepts the password.' : 'The mail server answers.',
  );
  if (protocol === 'smtps:') return [accepted];
  const isEncrypted = (await refusalOf(url, { requireTLS: true })) === undefined;
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
async function refusalOf(url: string, options: { requireTLS?: boolean }): Promise<string | undefined> {
  const transport = createTransport({
    url,
    ...options,
    connectionTimeout: ANSWER_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
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

async function sender(domain: string | undefined): Promise<Check[]> {
  if (domain === undefined || isIP(domain) || !domain.includes('.'))
    return [notChecked('SPF', 'The sender has no domain.'), notChecked('DMARC', 'The sender has no domain.')];
  return Promise.all([
    record('SPF', [domain], /^v=spf1\b/i, `Add the TXT record of your email service at ${domain}.`),
    record(
      'DMARC',
      parentsOf(domain).map((name) => `_dmarc.${name}`),
      /^v=DMARC1\b/i,
      `Add a TXT record at _dmarc.${domain}, at first: v=DMARC1; p=none`,
    ),
  ]);
}

/** A policy holds for the domains below (RFC 7489, 6.6.3). */
function parentsOf(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

async function record(name: string, hosts: string[], wanted: RegExp, fix: string): Promise<Check> {
  const resolver = new Resolver({ timeout: ANSWER_TIMEOUT_MS / 2, tries: 2 });
  for (const host of hosts) {
    try {
      const records = (await resolver.resolveTxt(host)).map((parts) => parts.join(''));
      if (records.some((text) => wanted.test(text))) return ok(name, `${host} has a record.`);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // https://nodejs.org/api/dns.html#error-codes
      if (!['ENOTFOUND', 'ENODATA'].includes(code)) return notChecked(name, `DNS did not answer (${code}).`);
    }
  }
  return warning(name, `${hosts[0]} has no record; many mail services reject such emails.`, fix);
}
