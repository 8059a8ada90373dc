/**
 * What reaches out of a place, after the place's own width; nothing if the place does not scroll sideways. Also runs in
 * pages of end-to-end tests, where the place is a selector, so it uses nothing of this module.
 */
export function widerThan(where: string | Element): string[] {
  const place = typeof where === 'string' ? document.querySelector(where)! : where;
  if (place.scrollWidth <= place.clientWidth) return [];
  const { left: edge } = place.getBoundingClientRect();
  const [start, end] = [edge + place.clientLeft - 0.5, edge + place.clientLeft + place.clientWidth + 0.5];
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
  const parentOf = (it: Element): Element | null =>
    it.assignedSlot ?? it.parentElement ?? (it.getRootNode() as ShadowRoot).host;
  const isClipped = (it: Element | null): boolean =>
    !!it && it !== place && (getComputedStyle(it).overflowX !== 'visible' || isClipped(parentOf(it)));
  const wider = all(place).filter((it) => {
    const { left, right, width } = it.getBoundingClientRect();
    return width > 0 && (right > end || left < start) && !isClipped(parentOf(it));
  });
  const nameOf = ({ localName, className }: Element): string => `${localName}.${String(className)}`;
  return [`${place.scrollWidth} px`, ...wider.map(nameOf)];
}

/** Sets the text spacing of WCAG 1.4.12, also in shadow trees. Also runs in pages of end-to-end tests. */
export function spaceText(page: Document = document): void {
  const style = `*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
  const sheet = new page.defaultView!.CSSStyleSheet();
  sheet.replaceSync(style);
  const space = (root: Document | ShadowRoot): void => {
    root.adoptedStyleSheets.push(sheet);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) space(shadowRoot);
  };
  space(page);
}
