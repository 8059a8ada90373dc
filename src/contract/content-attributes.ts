const HARMLESS =
  /^(layout|heading-level|page|methods|compact|event|group|count|kind|topic|author|filters|more|refresh)$/;
const ADDRESSES = /^(login|redirect)$/;
/** Browsers read `/\host` as another host, and drop tabs and line breaks (WHATWG URL, "special" schemes). */
const OWN_PATH = /^\/(?!\/)[^\\\s]*$/;

/**
 * Whether content may set this attribute of an element: a `data-*` attribute of a placeholder, or the query of an embedded page. Whoever
 * writes a comment or a link may set it, so nothing here leads to another server or replaces a sentence: `api`, `provider`, `source`, `strings`
 * and `redirect-origins` are for tags and scripts, and addresses are paths of the page's own site. A test holds this to the manifest.
 */
export const isContentAttribute = (name: string, value: string): boolean =>
  HARMLESS.test(name) || (ADDRESSES.test(name) && OWN_PATH.test(value));
