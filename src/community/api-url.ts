/** What an address may begin with: an absolute one, or one of this site. A bare word is a slip, and not a page beside this one. */
const BEGINNING = /^(https?:\/\/[^/]|\/|\.\.?\/)/i;
/** Signs that visual editors put around it, or in the place of its quotes; no address has them. */
const TYPOGRAPHIC = /[\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a"]/;

/**
 * An API address as the widgets use it: absolute, without query and without a slash at its end. A relative one is taken
 * from the page.
 *
 * @throws TypeError where it is no http(s) address; the message names the element and the mend.
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
