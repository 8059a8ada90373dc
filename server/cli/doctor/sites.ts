import type { Config } from '../../config.ts';
import { ANSWER_TIMEOUT_MS, type Check, ok, problem, reasonOf, warning } from './check.ts';
import type { Facts } from './facts.ts';

/** The sites that use the API: the allowed origins, and the pages that emails lead to. */
export async function checkSites({ origins, publicUrl }: Config, facts: Facts | undefined): Promise<Check[]> {
  const pages = Object.entries(facts?.pages ?? {});
  const own = publicUrl && new URL(publicUrl).origin;
  const missing = [...new Set(pages.map(([, page]) => new URL(page).origin))].filter(
    (origin) => origin !== own && !origins?.includes('*') && !origins?.includes(origin),
  );
  return [
    allowedOrigins(origins, missing),
    ...(await Promise.all(pages.map(([name, url]) => page(name, url)))),
  ];
}

function allowedOrigins(origins: string[] | undefined, missing: string[]): Check {
  const name = 'ORIGINS';
  const fix = `Name the sites, as in ORIGINS=${missing.join(',') || 'https://www.example.org'}`;
  if (missing.length > 0) return problem(name, `Pages on ${missing.join(', ')} can’t use the API.`, fix);
  if (origins === undefined)
    return warning(name, 'It is not set: pages on other sites can’t use the API.', fix);
  if (origins.includes('*'))
    return warning(name, 'Pages on any site may use the API, and no email leads back to them.', fix);
  const open = origins.filter((origin) => origin.startsWith('http:'));
  if (open.length > 0) return warning(name, `${open.join(', ')} is not encrypted.`, 'Use https: there.');
  return ok(name, origins.join(', '));
}

async function page(name: string, url: string): Promise<Check> {
  const fix = `Put the page there, or: community settings set ${name}=https://…`;
  try {
    const { status, ok: isThere } = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    return isThere ? ok(name, `${url} answers.`) : problem(name, `${url} answers ${status}.`, fix);
  } catch (error) {
    return problem(name, `${url} does not answer: ${reasonOf(error)}.`, fix);
  }
}
