import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { languages } from './languages.ts';

type Localized = LitElement & {
  language: string;
  localize: { ready: Promise<unknown>; lang: string | undefined };
};

/** The width of a small phone, less the margins of a page. */
const PHONE = '18rem';

/**
 * Expects every text in every language to be there and filled in, and nothing wider than a small phone. Only in
 * Chromium.
 */
export async function expectEveryLanguage(element: Localized): Promise<void> {
  if (!('chrome' in globalThis)) return;
  const { documentElement: page } = document;
  const frame = element.parentElement!;
  frame.style.inlineSize = PHONE;
  for (const lang of languages) {
    page.lang = lang;
    page.dir = lang === 'ar' ? 'rtl' : 'ltr';
    await until(() => element.language === lang);
    await element.localize.ready;
    await element.updateComplete;
    expect(element.localize.lang, `${lang} is not built in`).to.equal(undefined);
    const parts = [...partsOf(element)];
    for (const part of parts)
      for (const text of textsOf(part)) expect(text, lang).not.to.match(/[{}]|undefined|NaN/);
    const wide = parts.filter((part) => isTooWide(part, frame));
    expect(wide.map((part) => part.outerHTML).slice(0, 3), `too wide in ${lang}`).to.deep.equal([]);
  }
  page.lang = 'en';
  page.removeAttribute('dir');
  frame.style.inlineSize = '';
  await until(() => element.language === 'en');
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((done) => setTimeout(done, 5));
}

/** All elements inside it, including its shadow tree. */
function* partsOf(root: Element): Generator<HTMLElement> {
  for (const tree of [root.shadowRoot, root])
    for (const part of tree?.querySelectorAll('*') ?? []) if (part instanceof HTMLElement) yield part;
}

/** Its own texts, not those of its children or those that people wrote. */
const textsOf = (part: HTMLElement): string[] => [
  ...[...part.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.textContent ?? ''),
  ...['aria-label', 'placeholder', 'title'].map((name) => part.getAttribute(name) ?? ''),
];

function isTooWide(part: HTMLElement, frame: HTMLElement): boolean {
  const { left, right, width, height } = part.getBoundingClientRect();
  if (!width || !height || isApart(part)) return false;
  const edge = frame.getBoundingClientRect();
  return left < edge.left - 1 || right > edge.right + 1;
}

/** Overlays the page, scrolls by itself, or is for screen readers only. */
function isApart(part: Element): boolean {
  const { position, overflowX, clipPath } = getComputedStyle(part);
  if (/fixed|absolute/.test(position) || overflowX !== 'visible' || clipPath !== 'none') return true;
  const around = part.assignedSlot ?? part.parentElement ?? (part.getRootNode() as ShadowRoot).host;
  return !!around && isApart(around);
}
