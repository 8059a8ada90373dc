import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../support/languages.ts';
import { openBrowser } from '../end-to-end/demo-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PHONE = { width: 320, height: 800 };
const DESKTOP = { width: 1280, height: 900 };

interface Story {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/** Storybook as it is built for people who preview, on a port of its own. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const type = types[extname(pathname)] ?? 'application/octet-stream';
    readFile(join(folder, pathname)).then(
      (content) => response.writeHead(200, { 'Content-Type': type }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** What Storybook's pages hear and tell. */
interface Channel {
  emit(event: string, data: object): void;
  once(event: string, hear: (data: { message?: string }) => void): void;
  on(event: string, hear: (data: { storyId?: string }) => void): void;
}
type WithChannel = { __STORYBOOK_ADDONS_CHANNEL__: Channel };

/** Shows a story and waits until it is where it wants to be. Answers what went wrong. */
const show = (page: Page, storyId: string): Promise<string> =>
  page.evaluate(
    (storyId) =>
      new Promise<string>((settle) => {
        const channel = (globalThis as unknown as WithChannel).__STORYBOOK_ADDONS_CHANNEL__;
        const failed = (data: { message?: string }) => settle(String(data.message).slice(0, 300));
        for (const name of [
          'storyThrewException',
          'storyErrored',
          'storyMissing',
          'playFunctionThrewException',
        ])
          channel.once(name, failed);
        channel.on('storyFinished', (data) => {
          if (data.storyId === storyId) settle('');
        });
        channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }),
    storyId,
  );

const chooseLanguage = (page: Page, language: string): Promise<void> =>
  page.evaluate((language) => {
    const channel = (globalThis as unknown as WithChannel).__STORYBOOK_ADDONS_CHANNEL__;
    channel.emit('updateGlobals', { globals: { language } });
  }, language);

/** Changes the language of the page around the story, and answers what is wrong then. */
const faultsIn = (page: Page, language: string): Promise<string[]> =>
  page.evaluate(async (language) => {
    type Localized = HTMLElement & { language: string; localize: { ready: Promise<void>; lang?: string } } & {
      updateComplete: Promise<boolean>;
    };
    const place = document.querySelector<HTMLElement>('.place')!;
    const dir = language === 'ar' ? 'rtl' : 'ltr';
    Object.assign(place, { lang: language, dir });
    const tags = 'newsletter-signup, member-login, group-board, showcase-feed';
    const elements = [...document.querySelectorAll<Localized>(tags)];
    for (const element of elements) {
      while (element.language !== language) await new Promise(requestAnimationFrame);
      await element.localize.ready;
      await element.updateComplete;
    }
    const faults: string[] = [];
    for (const { localName, localize, shadowRoot } of elements) {
      if (localize.lang) faults.push(`<${localName}> speaks ${localize.lang}`);
      const text = shadowRoot!.textContent;
      if (/[{}]|undefined|NaN/.test(text)) faults.push(`<${localName}>: ${text.trim().slice(0, 200)}`);
      const base = shadowRoot!.querySelector('[part="base"]');
      if (base && getComputedStyle(base).direction !== dir) faults.push(`<${localName}> isn’t ${dir}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth} px wide on ${clientWidth}`);
    return faults.map((fault) => `${language}: ${fault}`);
  }, language);

const folder = await mkdtemp(join(tmpdir(), 'community-storybook-'));
await promisify(execFile)('npm', ['run', 'build-storybook', '--', '--output-dir', folder], { cwd: root });
const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
  entries: Record<string, Story>;
};
const all = Object.values(entries);

describe('Storybook', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let errors: string[] = [];
  let turn = 0;

  const open = async (id: string) => {
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/iframe.html?id=${id}&viewMode=docs`);
    await page.locator('#storybook-docs h1').first().waitFor();
  };

  // One page for all: the server of the stories starts once in it, which takes longer than most of them.
  before(async () => {
    [server, browser] = await Promise.all([serve(folder), openBrowser()]);
    page = await browser.newPage({ viewport: DESKTOP });
    page.on('pageerror', ({ message }) => errors.push(message));
  });
  after(async () => {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  });

  for (const { id, title } of all.filter(({ id }) =>
    /^(introduction|snippets|theming-guide)--docs$/.test(id),
  ))
    it(`has a page: ${title}`, async () => {
      errors = [];
      await open(id);
      assert.deepEqual(errors, []);
    });

  it('shows a story in the language of the toolbar, once it is where it wants to be', async () => {
    errors = [];
    await open('introduction--docs');
    await chooseLanguage(page, 'ar');
    assert.equal(await show(page, 'group-board-signed-in--edit-piece'), '');
    await page.locator('.place[lang=ar][dir=rtl] .panel', { hasText: 'إلغاء' }).first().waitFor();
    await chooseLanguage(page, 'ja');
    await page.locator('.place[lang=ja][dir=ltr] .panel', { hasText: 'キャンセル' }).first().waitFor();
    await chooseLanguage(page, 'en');
    assert.deepEqual(errors, []);
  });

  const groups = Map.groupBy(
    all.filter(({ type }) => type === 'story'),
    ({ title }) => title,
  );
  for (const [title, stories] of groups)
    it(`shows ${title}: each story, and then in another language on a small phone`, async () => {
      errors = [];
      const faults: string[] = [];
      for (const { id, name } of stories) {
        await page.setViewportSize(DESKTOP);
        const failure = await show(page, id);
        if (failure) faults.push(`${name}: ${failure}`);
        else {
          await page.setViewportSize(PHONE);
          // The states of every element are tested in all languages elsewhere; stories take them in turn.
          const other = languages[turn++ % languages.length]!;
          for (const language of [other, 'en'])
            faults.push(...(await faultsIn(page, language)).map((fault) => `${name}: ${fault}`));
        }
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(errors, []);
    });
});
