import type { LoginHost } from './login-host.ts';

/**
 * Where `address` leads, if it is allowed: on this site, or on an origin the owner listed. Backslashes and control
 * characters are rejected before parsing, because browsers read `/\host` as another host (WHATWG URL, "special"
 * schemes).
 */
export function allowedRedirect(address: string, origins: string, here = location.href): string | undefined {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  if (!address || /[\\\u0000-\u0020\u007f]/.test(address) || !URL.canParse(address, here)) return undefined;
  const { origin, href, protocol } = new URL(address, here);
  const allowed = [new URL(here).origin, ...origins.split(/\s+/)];
  return /^https?:$/.test(protocol) && allowed.includes(origin) ? href : undefined;
}

/** Goes to the page the owner has set. */
export function redirectTo({ redirect, redirectOrigins }: LoginHost): void {
  const address = allowedRedirect(redirect, redirectOrigins);
  if (address) location.assign(address);
  else if (redirect)
    console.error(
      `member-login: "redirect" leads to a place that "redirect-origins" does not list: ${redirect}`,
    );
}
