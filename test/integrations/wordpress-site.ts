import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { freePort } from '../support/free-port.ts';

const run = promisify(execFile);
const PASSWORD = 'a quiet practice 7';

/** Where the tests leave pictures of what they have seen. */
export const pictures = fileURLToPath(new URL('../../.cache/wordpress', import.meta.url));

export type Role = 'administrator' | 'editor' | 'author';

/** A WordPress on a MariaDB of its own, both in a temporary folder. */
export class WordPress {
  readonly folder: string;
  readonly port: number;
  readonly #processes: ChildProcess[] = [];

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  /** With a copy of its files. */
  static async open(files: string): Promise<WordPress> {
    const folder = await mkdtemp(`${tmpdir()}/community-wordpress-`);
    const site = new WordPress(folder, await freePort());
    await Promise.all([site.#startDatabase(), site.#copyFiles(files)]);
    await site.#startServer();
    await site.#install();
    return site;
  }

  /** An address, and not the name that the API has, so that a browser sees two sites. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get #root(): string {
    return `${this.folder}/wordpress`;
  }

  async #startDatabase(): Promise<void> {
    const data = `${this.folder}/database`;
    const user = process.getuid?.() === 0 ? ['--user=root'] : [];
    await run('mariadb-install-db', [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...user,
    ]);
    const socket = `${this.folder}/mariadb.sock`;
    const fast = ['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=64M', '--skip-networking'];
    this.#spawn('mariadbd', ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, ...fast, ...user]);
    const create = ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'create database wordpress'];
    await until(() =>
      run('mariadb', create).then(
        () => true,
        () => false,
      ),
    );
  }

  async #copyFiles(files: string): Promise<void> {
    await cp(files, this.#root, { recursive: true, dereference: true });
    const content = `${this.#root}/wp-content`;
    await mkdir(`${content}/mu-plugins`, { recursive: true });
    // What the plugin "Classic Editor" does, where the address asks for it, and after saving there.
    await writeFile(
      `${content}/mu-plugins/classic.php`,
      `<?php add_filter('use_block_editor_for_post', fn ($is) => isset($_GET['classic']) || isset($_GET['message']) ? false : $is);`,
    );
    await writeFile(
      `${this.#root}/wp-config.php`,
      `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${this.folder}/mariadb.sock'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $key) define($key, 'only for tests ' . $key);
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', '${this.folder}/debug.log');
// Among its jobs is a request to this site by https, which holds up a process of PHP's own server.
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('FS_METHOD', 'direct');
// Nothing but this machine is reached, besides names that cannot exist.
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '*.invalid,127.0.0.1');
if (file_exists('${this.folder}/disallow')) define('DISALLOW_UNFILTERED_HTML', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
    );
  }

  async #startServer(): Promise<void> {
    // One process: several wait for the same connection, and one that gets none keeps those it has waiting.
    const address = `127.0.0.1:${this.port}`;
    this.#spawn('php', ['-d', 'opcache.enable_cli=1', '-S', address, '-t', this.#root]);
    await until(() =>
      fetch(`${this.url}/license.txt`).then(
        () => true,
        () => false,
      ),
    );
  }

  async #install(): Promise<void> {
    const response = await fetch(`${this.url}/wp-admin/install.php?step=2`, {
      method: 'POST',
      body: new URLSearchParams({
        weblog_title: 'The Thursday Practice',
        user_name: 'administrator',
        admin_password: PASSWORD,
        admin_password2: PASSWORD,
        pw_weak: '1',
        admin_email: 'grace@example.org',
        blog_public: '0',
        language: '',
      }),
    });
    const said = await response.text();
    if (!said.includes('Success!')) throw new Error(`WordPress was not installed: ${said.slice(0, 2000)}`);
    await this.php(`foreach (['editor', 'author'] as $role)
      wp_insert_user(['user_login' => $role, 'user_pass' => '${PASSWORD}', 'role' => $role, 'user_email' => $role . '@example.org']);
      foreach (get_users() as $user) update_user_meta($user->ID, 'wp_persisted_preferences', ['core/edit-post' => ['welcomeGuide' => false], '_modified' => gmdate('c')]);`);
  }

  /** Runs PHP in WordPress, for what is no part of a test. */
  async php(code: string): Promise<string> {
    const start = `$_SERVER['HTTP_HOST'] = '127.0.0.1:${this.port}'; require '${this.#root}/wp-load.php';`;
    const { stdout } = await run('php', ['-d', 'display_errors=stderr', '-r', start + code]);
    return stdout;
  }

  /** Whether people who could otherwise write any HTML may no longer. */
  async disallowUnfilteredHtml(isDisallowed: boolean): Promise<void> {
    if (isDisallowed) await writeFile(`${this.folder}/disallow`, '');
    else await rm(`${this.folder}/disallow`, { force: true });
  }

  /** A browser in which somebody is signed in. */
  async signIn(browser: Browser, role: Role): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${this.url}/wp-login.php`);
    await page.locator('#user_login').fill(role);
    await page.locator('#user_pass').fill(PASSWORD);
    await page.locator('#wp-submit').click();
    await page.waitForURL(/wp-admin/);
    await page.close();
    return context;
  }

  /** Publishes in the classic editor, as somebody types into its tab "Text". Answers the address of the post. */
  async publishClassic(context: BrowserContext, title: string, content: string): Promise<string> {
    const page = await context.newPage();
    await page.goto(`${this.url}/wp-admin/post-new.php?classic`);
    await page.locator('#title').fill(title);
    await page.locator('#content-html').click();
    await page.locator('#content').fill(content);
    // Leaving the title saves a draft, and no button works meanwhile: then people press it again.
    for (let tries = 0; !/[?&]post=\d+/.test(page.url()); tries++) {
      if (tries === 6) throw new Error(`“${title}” was not published`);
      await page.locator('#publish:not(.disabled)').click();
      await page.waitForURL(/[?&]post=\d+/, { timeout: 4000, waitUntil: 'commit' }).catch(() => undefined);
    }
    const id = new URL(page.url()).searchParams.get('post');
    // Chromium forgets to close a page that is just navigating.
    await page.waitForLoadState();
    await page.close();
    return `${this.url}/?p=${id}`;
  }

  /** What is stored of a post. */
  contentOf(address: string): Promise<string> {
    return this.php(`echo get_post(${new URL(address).searchParams.get('p')})->post_content;`);
  }

  /** What PHP and WordPress have complained about, besides what a newer PHP finds in WordPress itself. */
  async complaints(): Promise<string[]> {
    const log = await readFile(`${this.folder}/debug.log`, 'utf8').catch(() => '');
    return log
      .split('\n')
      .filter(
        (line) => line && !/PHP (Deprecated|Warning): .* in \S*\/wordpress\/wp-(includes|admin)\//.test(line),
      );
  }

  #spawn(command: string, args: string[]): void {
    this.#processes.push(spawn(command, args, { stdio: 'ignore' }));
  }

  async close(): Promise<void> {
    for (const child of this.#processes) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error('it did not start');
}

/** What the block editor offers to scripts. */
interface Wp {
  data: { dispatch(store: string): { insertBlocks(block: Block): void } };
  blocks: {
    createBlock(name: string, attributes?: object): Block;
    pasteHandler(pasted: { HTML: string; plainText: string; mode: string }): Block[];
  };
}
export interface Block {
  name: string;
  attributes: Record<string, unknown>;
}

/** A new paragraph with the caret in it. */
export const addParagraph = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { blocks, data } = (window as unknown as { wp: Wp }).wp;
    data.dispatch('core/block-editor').insertBlocks(blocks.createBlock('core/paragraph'));
  });

/** A block with this content in it. */
export const insertBlock = (page: Page, name: string, content: string): Promise<void> =>
  page.evaluate(
    ([type, html]) => {
      const { blocks, data } = (window as unknown as { wp: Wp }).wp;
      data.dispatch('core/block-editor').insertBlocks(blocks.createBlock(type!, { content: html }));
    },
    [name, content],
  );
export const insertHtml = (page: Page, content: string): Promise<void> =>
  insertBlock(page, 'core/html', content);

/** Types at the start of the first paragraph of a classic block: in it, or in the dialog that newer versions have for it. */
export async function typeInClassicBlock(page: Page, text: string): Promise<void> {
  const canvas = await canvasOf(page);
  const isInDialog = canvas !== page;
  if (isInDialog) {
    await canvas.locator('[data-type="core/freeform"]').click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
  }
  const editor = isInDialog ? page.getByRole('dialog').frameLocator('iframe') : page;
  await editor.locator('.mce-content-body showcase-feed').waitFor();
  await editor.locator('.mce-content-body p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type(text);
  await page.screenshot({ path: `${pictures}/classic-block.png` });
  if (isInDialog) await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await canvas.locator('[data-type="core/freeform"] showcase-feed').waitFor();
}

/** What the block editor makes of HTML that is pasted into the text. */
export const blocksOf = (page: Page, pasted: string): Promise<Block[]> =>
  page.evaluate((HTML) => {
    const { blocks } = (window as unknown as { wp: Wp }).wp;
    const found = blocks.pasteHandler({ HTML, plainText: HTML, mode: 'BLOCKS' });
    return found.map(({ name, attributes }) => ({ name, attributes }));
  }, pasted);

const CANVAS = 'iframe[name="editor-canvas"]';
/** Where the blocks stand: newer versions have them in a frame. */
export const canvasOf = async (page: Page): Promise<Page | FrameLocator> =>
  (await page.locator(CANVAS).count()) ? page.frameLocator(CANVAS) : page;

/** In the block editor, a page to write in; with a title, if one is given. */
export async function newPost(context: BrowserContext, { url }: WordPress, title = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/wp-admin/post-new.php`);
  await page.locator(`${CANVAS}, .editor-post-title__input`).first().waitFor();
  const titleField = (await canvasOf(page)).locator('.editor-post-title__input');
  await titleField.waitFor();
  const guide = page.locator(
    '.components-guide button[aria-label="Close dialog"], .components-guide__finish-button',
  );
  if (await guide.count()) await guide.first().click();
  if (title) await titleField.fill(title);
  return page;
}

/** Publishes in the block editor. Answers the address of the post. */
export async function publish(page: Page): Promise<string> {
  await page.locator('.editor-post-publish-panel__toggle').click();
  await page.locator('.editor-post-publish-button').click();
  const link = page.locator('.post-publish-panel__postpublish-buttons a').first();
  return (await link.getAttribute('href'))!;
}
