import { expect } from '@open-wc/testing';

/** Axe finds nothing in `element`, on a light page and on a dark one. */
export async function expectAccessible(element: HTMLElement): Promise<void> {
  const { style } = document.documentElement;
  for (const scheme of ['light', 'dark']) {
    style.colorScheme = scheme;
    style.background = 'Canvas';
    style.color = 'CanvasText';
    // What plays was pressed; to look into it, the rule waits for media that are not there.
    await expect(element).to.be.accessible({ ignoredRules: ['no-autoplay-audio'] });
  }
  style.cssText = '';
}
