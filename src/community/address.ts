/**
 * An API address as the widgets use it: absolute, without query and without a slash at its end. A relative one is taken
 * from the page.
 *
 * @throws TypeError where it is no http(s) address; the message names the element and the mend.
 */
export function apiAddress(api: string, element: string): string {
  const url = api && URL.canParse(api, document.baseURI) ? new URL(api, document.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `${element}: "api" must be the address of your community's API, like https://api.example.org, got "${api}"`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
