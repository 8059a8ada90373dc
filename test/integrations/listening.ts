import type { CDPSession, Page, Request } from 'playwright-core';

/** What the console of a page says from now on: errors and warnings. */
export function watchConsole(page: Page): string[] {
  const said: string[] = [];
  page.on('pageerror', ({ message }) => said.push(message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) said.push(`${message.text()} ${message.location().url}`);
  });
  return said;
}

/** What a page listens to: streams of changes, and events of window and document. */
export class Listening {
  readonly #page: Page;
  readonly #streams = new Set<Request>();
  #cdp: CDPSession | undefined;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      if (request.url().endsWith('/live')) this.#streams.add(request);
    });
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => this.#streams.delete(request));
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  async untilStreams(count: number): Promise<void> {
    while (this.#streams.size !== count) await this.#page.waitForEvent('requestfailed');
  }

  /** How many elements of ours are in memory, once what nothing holds any more is gone. */
  async elements(): Promise<Record<string, number>> {
    this.#cdp ??= await this.#page.context().newCDPSession(this.#page);
    const counts: Record<string, number> = {};
    // Not the showcase: Chromium may hold an image with `sizes` that was soon taken out, and so what was around it.
    for (const tag of ['newsletter-signup', 'member-login', 'group-board']) {
      const { result } = await this.#cdp.send('Runtime.evaluate', {
        expression: `customElements.get('${tag}').prototype`,
      });
      const { objects } = await this.#cdp.send('Runtime.queryObjects', {
        prototypeObjectId: result.objectId!,
      });
      const { result: count } = await this.#cdp.send('Runtime.callFunctionOn', {
        objectId: objects.objectId!,
        functionDeclaration: 'function () { return this.length }',
      });
      counts[tag] = count.value as number;
      await this.#cdp.send('Runtime.releaseObject', { objectId: objects.objectId! });
    }
    return counts;
  }

  /** Waits until no more elements are in memory than there were; answers of the API may be on their way to those that left. */
  async untilElements(before: Record<string, number>): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      const now = await this.elements();
      if (Object.entries(now).every(([tag, count]) => count <= before[tag]!)) return;
      await this.#page.waitForTimeout(100);
    }
    throw new Error(`more in memory: ${JSON.stringify([before, await this.elements()])}`);
  }

  /** How many listeners window and document have, by event. */
  async listeners(): Promise<Record<string, number>> {
    this.#cdp ??= await this.#page.context().newCDPSession(this.#page);
    const expression = `Object.fromEntries([window, document, document.documentElement, navigator.serviceWorker].flatMap((it) =>
      Object.entries(it ? getEventListeners(it) : {}).map(([name, all]) => [it.constructor.name + ' ' + name, all.length])))`;
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression,
      includeCommandLineAPI: true,
      returnByValue: true,
    });
    return result.value as Record<string, number>;
  }
}
