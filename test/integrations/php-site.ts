import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { installedApp, run } from './app.ts';
import { newerFiles, pluginZip, sqliteFiles } from './wordpress-files.ts';

/** A WordPress on SQLite and the oldest PHP that the plugin supports, without a server: it only runs programs. */
export class PhpSite {
  readonly #php: string;
  readonly folder: string;

  private constructor(php: string, folder: string) {
    this.#php = php;
    this.folder = folder;
  }

  /** With the plugin among its files. */
  static async open(): Promise<PhpSite> {
    const folder = await mkdtemp(`${tmpdir()}/community-php-`);
    const site = new PhpSite(await installedApp('php'), folder);
    await cp(await newerFiles(), folder, { recursive: true });
    const content = `${folder}/wp-content`;
    await mkdir(`${content}/mu-plugins`, { recursive: true });
    await run(['unzip', '-q', await sqliteFiles(), '-d', `${content}/mu-plugins`], folder);
    const sqlite = 'mu-plugins/sqlite-database-integration-main';
    const database = await readFile(`${content}/${sqlite}/db.copy`, 'utf8');
    await writeFile(
      `${content}/db.php`,
      database.replace('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', `/wordpress/wp-content/${sqlite}`),
    );
    await run(['unzip', '-q', pluginZip, '-d', `${content}/plugins`], folder);
    await writeFile(
      `${folder}/wp-config.php`,
      `<?php
define('DB_NAME', 'wordpress'); define('WP_DEBUG', true); define('WP_DEBUG_LOG', '/wordpress/debug.log'); define('WP_DEBUG_DISPLAY', false);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('FS_METHOD', 'direct');
if (file_exists('/wordpress/network')) {
  define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', '127.0.0.1');
  define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
    );
    return site;
  }

  /** Runs a program in WordPress, as its first administrator, with the functions of its administration. */
  php(code: string): Promise<string> {
    const start = `$_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['REQUEST_URI'] = '/'; define('WP_ADMIN', true);
      require '/wordpress/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/admin.php'; wp_set_current_user(1); `;
    return run(['node', 'run.js', this.folder, start + code], this.#php);
  }

  /** Makes one site a network of two. */
  async becomeNetwork(): Promise<void> {
    await this.php(
      `global $wpdb; foreach ($wpdb->tables('ms_global') as $name => $table) $wpdb->$name = $table;
       require_once ABSPATH . 'wp-admin/includes/upgrade.php';
       install_network(); populate_network(1, '127.0.0.1', 'grace@example.org', 'A network', '/', false);`,
    );
    await writeFile(`${this.folder}/network`, '');
    await this.php(`wpmu_create_blog('127.0.0.1', '/second/', 'The second', 1);`);
  }

  /** What PHP and WordPress have complained about in the plugin's files. */
  async complaints(): Promise<string[]> {
    const log = await readFile(`${this.folder}/debug.log`, 'utf8').catch(() => '');
    return log.split('\n').filter((line) => /community.?widgets/i.test(line));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
