import { expect } from '@open-wc/testing';
import { expectEqualAccess } from './equal-access.ts';

const animationsIn = (element: HTMLElement): Animation[] => [
  ...document.getAnimations(),
  ...(element.shadowRoot?.getAnimations() ?? []),
];

/** Colours come from the same style sheets in all engines, so the dark ones are looked at once: in Chromium. */
const schemes = 'chrome' in globalThis ? ['light', 'dark'] : ['light'];

/** Axe finds nothing in `element`, on a light page and on a dark one, nor does IBM Equal Access. */
export async function expectAccessible(element: HTMLElement): Promise<void> {
  const { style } = document.documentElement;
  for (const scheme of schemes) {
    style.colorScheme = scheme;
    style.background = 'Canvas';
    style.color = 'CanvasText';
    // A colour that is still coming is no colour.
    await Promise.allSettled(animationsIn(element).map((it) => it.finished));
    // What plays was pressed; to look into it, the rule waits for media that are not there.
    await expect(element).to.be.accessible({ ignoredRules: ['no-autoplay-audio'] });
  }
  style.cssText = '';
  await expectEqualAccess(element);
}
