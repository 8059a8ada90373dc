import type { CSSResult } from 'lit';

/**
 * Adds style sheets to a tree, each once: for what an element puts into the page's own tree, and for styles that load
 * later.
 */
export function adoptStyles(tree: Node, ...sheets: CSSResult[]): void {
  const { adoptedStyleSheets } = tree as Document | ShadowRoot;
  for (const { styleSheet } of sheets)
    if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
