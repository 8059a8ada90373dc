/**
 * Fits an element's headings into the page's outline (WCAG 1.3.1): its title, an `h2` in the templates, gets the level
 * `headingLevel`, and the others follow.
 */
export function fitHeadings({
  headingLevel,
  renderRoot,
}: {
  headingLevel: number;
  renderRoot: ParentNode;
}): void {
  for (const heading of renderRoot.querySelectorAll('h2, h3, h4'))
    heading.ariaLevel = String(Number(heading.localName[1]) - 2 + (headingLevel || 2));
}
