import type { CSSResult } from 'lit';

/** Gives the tree that `element` stands in a style sheet, once; for what an element puts into the page's own tree. */
export function stylePage(element: Element, { styleSheet }: CSSResult): void {
  const tree = element.getRootNode() as Document | ShadowRoot;
  if (styleSheet && !tree.adoptedStyleSheets.includes(styleSheet)) tree.adoptedStyleSheets.push(styleSheet);
}
