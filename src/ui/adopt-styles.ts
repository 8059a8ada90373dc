import type { CSSResult } from 'lit';

/** Gives a tree style sheets, each once: what an element puts into the page's own tree, and what comes later into its own. */
export function adoptStyles(tree: Node, ...sheets: CSSResult[]): void {
  const { adoptedStyleSheets } = tree as Document | ShadowRoot;
  for (const { styleSheet } of sheets)
    if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
