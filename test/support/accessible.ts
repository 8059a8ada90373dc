import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { expectContrast } from './contrast.ts';
import { expectEqualAccess } from './equal-access.ts';

declare const axe: { configure(spec: { tagExclude: string[] }): void };

const animationsIn = (element: HTMLElement): Animation[] => [
  ...document.getAnimations(),
  ...(element.shadowRoot?.getAnimations() ?? []),
];

// Experimental rules, too.
axe.configure({ tagExclude: ['deprecated'] });

/** All engines use the same style sheets, so axe checks dark colours only once: in Chromium. */
const axeSchemes = 'chrome' in globalThis ? ['light', 'dark'] : ['light'];

const ignoredRules = [
  // Media plays only when pressed; to check that, the rule waits for media that isn't there.
  'no-autoplay-audio',
  // A group's date stands in large letters, and is no heading: the group's name above it is.
  'p-as-heading',
];

/**
 * Expects enough contrast in `element`, and no findings from axe, its experimental rules included, on a light page and on
 * a dark one, nor from IBM Equal Access.
 */
export async function expectAccessible(element: HTMLElement): Promise<void> {
  const { style } = document.documentElement;
  for (const scheme of ['light', 'dark']) {
    style.colorScheme = scheme;
    style.background = 'Canvas';
    style.color = 'CanvasText';
    // Colours in transition can't be measured.
    await Promise.allSettled(animationsIn(element).map((it) => it.finished));
    expectContrast(element, scheme);
    if (!axeSchemes.includes(scheme)) continue;
    await expect(element).to.be.accessible({ ignoredRules });
  }
  style.cssText = '';
  await expectEqualAccess(element);
}
