import { type Check, failed, ok, reasonOf, warning } from './check.ts';
import type { Facts } from './facts.ts';
import type { Deployment } from './deployment.ts';

/** The sites that use the API: the allowed origins, and the pages that emails lead to. */
export async function checkSites(
  { config: { origins, publicUrl }, readPage, timeoutMs }: Deployment,
  facts: Facts | undefined,
): Promise<Check[]> {
  const pages = Object.entries(facts?.pages ?? {});
  const own = publicUrl && new URL(publicUrl).origin;
  const missing = [...new Set(pages.map(([, page]) => new URL(page).origin))].filter(
    (origin) => origin !== own && !origins?.includes('*') && !origins?.includes(origin),
  );
  return [
    allowedOrigins(origins, missing),
    ...(await Promise.all(
      pages.map(([name, url]) => page(name, url, (it) => readPage(it, AbortSignal.timeout(timeoutMs)))),
    )),
  ];
}

function allowedOrigins(origins: string[] | undefined, missing: string[]): Check {
  const name = 'ORIGINS';
  const fix = `Name the sites, as in ORIGINS=${missing.join(',') || 'https://www.example.org'}`;
  if (missing.length > 0) return failed(name, `Pages on ${missing.join(', ')} can’t use the API.`, fix);
  if (origins === undefined)
    return warning(name, 'It is not set: pages on other sites can’t use the API.', fix);
  if (origins.includes('*'))
    return warning(name, 'Pages on any site may use the API, and no email leads back to them.', fix);
  const open = origins.filter((origin) => origin.startsWith('http:'));
  if (open.length > 0) return warning(name, `${open.join(', ')} is not encrypted.`, 'Use https: there.');
  return ok(name, origins.join(', '));
}

async function page(name: string, url: string, read: (url: string) => Promise<number>): Promise<Check> {
  const fix = `Put the page there, or: community settings set ${name}=https://…`;
  try {
    const status = await read(url);
    const isThere = status >= 200 && status < 300;
    return isThere ? ok(name, `${url} answers.`) : failed(name, `${url} answers ${status}.`, fix);
  } catch (error) {
    return failed(name, `${url} does not answer: ${reasonOf(error)}.`, fix);
  }
}
