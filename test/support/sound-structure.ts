import { expect } from '@open-wc/testing';

/** What of an element is seen and heard as its text. */
function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.spoken, [aria-hidden="true"]')) part.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Expects what automatic checkers miss in a shadow tree: lists, landmarks, headings, names and links. */
export function expectSoundStructure(element: Element): void {
  const all = (selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const wrong = {
    // Safari takes the role of a list that has no marks.
    'lists without a role': all('ul, ol').filter(
      (it) => getComputedStyle(it).listStyleType === 'none' && it.getAttribute('role') !== 'list',
    ),
    // They would be landmarks of the page.
    landmarks: all('header, footer, main'),
    'empty headings': all('h2, h3, h4').filter((it) => !it.textContent.trim() && !it.closest('[inert]')),
    // WCAG 2.5.3
    'names without the visible text': all('button[aria-label], a[aria-label]').filter(
      (it) => !it.ariaLabel!.toLowerCase().includes(visibleText(it)),
    ),
    // WCAG 3.3.2: a placeholder is gone once something is typed. Of a search, the field itself tells.
    'fields of forms without a visible label': all(
      'form :is(input:not([type="checkbox"], [type="radio"], [type="search"]), select, textarea)',
    ).filter((it) => ![...((it as HTMLInputElement).labels ?? [])].some((label) => visibleText(label))),
    'placeholders that are read': all('.skeleton').filter((it) => !it.closest('[aria-hidden="true"]')),
    'links in the browser’s blue': all('a[href]').filter(
      (it) => getComputedStyle(it).color === 'rgb(0, 0, 238)',
    ),
  };
  for (const [what, found] of Object.entries(wrong))
    expect(
      found.map((it) => it.outerHTML.slice(0, 200)),
      what,
    ).to.deep.equal([]);
}
