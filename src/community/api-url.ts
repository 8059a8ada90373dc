/** An absolute URL, or one relative to this site. A bare word is a typo, not a page next to this one. */
const BEGINNING = /^(https?:\/\/[^/]|\/|\.\.?\/)/i;
/** Characters that visual editors add or substitute for quotes; no URL contains them. */
const TYPOGRAPHIC = /[\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a"]/;

/**
 * Normalizes an API URL: absolute, without query and trailing slash. A relative one is resolved against the page.
 *
 * @throws TypeError if it isn't an http(s) URL; the message names the element and the fix
 */
export function parseApiUrl(api: string, element: string): string {
  const given = api.trim();
  if (TYPOGRAPHIC.test(given))
    throw new TypeError(
      `${element}: the quotes around "api" were made typographic by an editor, got ${given}. Write api="https://api.example.org" with straight quotes, in a block for HTML code`,
    );
  const url =
    BEGINNING.test(given) && URL.canParse(given, document.baseURI)
      ? new URL(given, document.baseURI)
      : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `${element}: "api" must be the address of your community's API, like https://api.example.org, got "${api}"`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
