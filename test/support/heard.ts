/** What a live region of an element says to screen readers, from now on. */
export function listenTo(element: Element): string[] {
  const heard: string[] = [];
  let last = '';
  const hear = () => {
    const said = element.shadowRoot!.querySelector('[role="status"]')?.textContent ?? '';
    // Heard only if it differs from what was said before; a repeated sentence has a mark that nobody hears.
    if (said && said !== last) heard.push(said.replaceAll('\u200b', '').trim());
    last = said;
  };
  new MutationObserver(hear).observe(element.shadowRoot!, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return heard;
}
