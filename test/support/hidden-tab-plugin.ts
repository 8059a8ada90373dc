import type { TestRunnerPlugin } from '@web/test-runner';
import type { Page } from 'puppeteer-core';

/** The part of WebDriver that hides the window of WebKit. */
interface WebDriver {
  minimizeWindow(): Promise<unknown>;
  setWindowRect(x: null, y: null, width: number, height: number): Promise<unknown>;
}

/** The browser of a session: driven by Puppeteer, or by WebDriver. */
interface Driven {
  getPage(session: string): Page;
  driver?: WebDriver;
}

/**
 * Hides the tab of a test as people do, so that it is hidden for its engine as well: `document.hidden` is true, and nothing is
 * drawn. Chromium without a browser around it, and WebKit, hide a window that is minimised; Firefox a tab behind another.
 */
export function hiddenTabPlugin(): TestRunnerPlugin {
  const inFront = new Map<string, Page>();

  async function setHidden({ getPage, driver }: Driven, session: string, hidden: boolean): Promise<void> {
    if (driver)
      return void (await (hidden ? driver.minimizeWindow() : driver.setWindowRect(null, null, 1024, 768)));
    const page = getPage(session);
    if (/firefox/i.test(await page.browser().version())) {
      if (hidden) inFront.set(session, await page.browser().newPage());
      else await inFront.get(session)?.close();
      return;
    }
    const devtools = await page.createCDPSession();
    const { windowId } = await devtools.send('Browser.getWindowForTarget');
    const windowState = hidden ? 'minimized' : 'normal';
    await devtools.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    await devtools.detach();
  }

  return {
    name: 'hidden-tab',
    async executeCommand({ command, payload, session }) {
      if (command !== 'set-hidden') return undefined;
      const browser = session.browser as unknown as Driven;
      await setHidden(
        { getPage: (id) => browser.getPage(id), driver: browser.driver! },
        session.id,
        payload as boolean,
      );
      return true;
    },
  };
}
