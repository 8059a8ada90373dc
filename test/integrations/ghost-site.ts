import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { freePort } from '../support/free-port.ts';
import { copies, environment, run } from './app.ts';

const VERSION = '6.65.0';
const owner = { email: 'grace@example.org', password: 'a quiet practice 7' };

/** Ghost on a MariaDB of its own, both in a temporary folder. Its packages stay from run to run. */
export class Ghost {
  readonly #folder: string;
  readonly #port: number;
  readonly #processes: ChildProcess[] = [];
  #cookie = '';

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async open(): Promise<Ghost> {
    const site = new Ghost(await mkdtemp(`${tmpdir()}/community-ghost-`), await freePort());
    try {
      const [program] = await Promise.all([install(), site.#startDatabase()]);
      await site.#start(program);
      await site.#signUp();
      return site;
    } catch (error) {
      await site.close();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async #startDatabase(): Promise<void> {
    const data = `${this.#folder}/database`;
    const user = process.getuid?.() === 0 ? ['--user=root'] : [];
    const socket = `${this.#folder}/mariadb.sock`;
    const authentication = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    const own = ['--no-defaults', `--datadir=${data}`, ...user];
    await run(['mariadb-install-db', ...own, ...authentication], this.#folder);
    const fast = ['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=64M', '--skip-networking'];
    this.#spawn('mariadbd', [...own, `--socket=${socket}`, ...fast]);
    const create = ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'create database ghost'];
    await until(() => run(['mariadb', ...create], this.#folder));
  }

  async #start(program: string): Promise<void> {
    const content = `${this.#folder}/content`;
    await cp(`${program}/content`, content, { recursive: true });
    await mkdir(`${content}/data`, { recursive: true });
    const variables = {
      url: this.url,
      server__port: String(this.#port),
      database__client: 'mysql',
      database__connection__socketPath: `${this.#folder}/mariadb.sock`,
      database__connection__user: 'root',
      database__connection__password: '',
      database__connection__database: 'ghost',
      mail__transport: 'stub',
      paths__contentPath: content,
      privacy__useUpdateCheck: 'false',
      security__staffDeviceVerification: 'false',
      logging__transports: '[]',
    };
    this.#spawn(process.execPath, ['index.js'], program, { ...environment, ...variables });
    await until(() => this.#call('GET', 'site'));
  }

  async #signUp(): Promise<void> {
    const setup = [{ ...owner, name: 'Grace', blogTitle: 'The Thursday Practice' }];
    await this.#call('POST', 'authentication/setup', { setup });
    const { email, password } = owner;
    const { headers } = await this.#call('POST', 'session', { username: email, password });
    this.#cookie = headers.getSetCookie().join('; ');
  }

  async #call(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${this.url}/ghost/api/admin/${path}`, {
      method,
      headers: { Origin: this.url, 'Content-Type': 'application/json', Cookie: this.#cookie },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** As under Settings → Code injection → Site footer. */
  async injectCode(footer: string): Promise<void> {
    await this.#call('PUT', 'settings/', { settings: [{ key: 'codeinjection_foot', value: footer }] });
  }

  /** Publishes a post with an HTML card. Answers its address. */
  async publish(title: string, card: string): Promise<string> {
    const html = `<!--kg-card-begin: html-->${card}<!--kg-card-end: html-->`;
    const posts = [{ title, html, status: 'published' }];
    const response = await this.#call('POST', 'posts/?source=html', { posts });
    const made = (await response.json()) as { posts: { url: string }[] };
    return made.posts[0]!.url;
  }

  #spawn(command: string, args: string[], cwd = this.#folder, env: NodeJS.ProcessEnv = process.env): void {
    this.#processes.push(spawn(command, args, { cwd, env, stdio: 'ignore' }));
  }

  async close(): Promise<void> {
    for (const child of this.#processes) child.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What npm has of Ghost is its program with some of its packages packed into it, so it is no dependency of anything. */
async function install(): Promise<string> {
  const folder = `${copies}/ghost`;
  const mark = `${folder}/node_modules/.installed`;
  if (await stat(mark).catch(() => undefined)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(['npm', 'pack', '--silent', `ghost@${VERSION}`], folder);
  const [packed] = (await readdir(folder)).filter((it) => it.endsWith('.tgz'));
  await run(['tar', 'xzf', packed!, '--strip-components=1'], folder);
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  await run(['npm', 'install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', ...quietly], folder);
  await writeFile(mark, VERSION);
  return folder;
}

async function until(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  await work();
}
