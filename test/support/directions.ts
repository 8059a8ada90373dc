import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { partsOf } from './parts.ts';

/** Differences of a pixel come from rounding. */
const ROUNDING_PX = 2;

/**
 * Expects what people have written to stay on the side of the text around it: on a page from right to left, a Latin
 * title begins at the right as well.
 */
export async function expectOneSide(element: LitElement): Promise<void> {
  const { documentElement: page } = document;
  page.dir = 'rtl';
  await element.updateComplete;
  const found = [...partsOf(element)].filter(
    (it) => it.matches('[dir="auto"], input, textarea') && isShown(it),
  );
  expect(
    found.filter(isAstray).map((it) => it.outerHTML.slice(0, 160)),
    'on the other side than the page',
  ).to.deep.equal([]);
  page.removeAttribute('dir');
  await element.updateComplete;
}

const isShown = (part: HTMLElement): boolean =>
  part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 1;

function isAstray(part: HTMLElement): boolean {
  const { textAlign, display, direction } = getComputedStyle(part);
  if (part.matches('input:not([type="checkbox"], [type="radio"], [type="file"]), textarea'))
    return textAlign !== 'right' && (textAlign !== 'start' || direction === 'ltr');
  if (!part.textContent.trim() || textAlign === 'center' || display.startsWith('inline')) return false;
  return endOf(part) - edgeOfText(part) > ROUNDING_PX;
}

/** The right edge of the box in which the text is. */
function endOf(part: HTMLElement): number {
  const { paddingRight, borderRightWidth } = getComputedStyle(part);
  return part.getBoundingClientRect().right - parseFloat(paddingRight) - parseFloat(borderRightWidth);
}

function edgeOfText(part: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(part);
  return Math.max(...[...range.getClientRects()].filter(({ width }) => width > 1).map(({ right }) => right));
}
