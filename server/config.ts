import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { ConfigError } from './config-error.ts';
import { type LogLevel, logLevels } from './log.ts';
import { MIN_SECRET_LENGTH } from './secret.ts';

export { ConfigError };

const DEFAULT_PORT = 8080;

const address = (protocols: string[], remedy: string) =>
  z.optional(
    z
      .string()
      .check(z.refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), remedy)),
  );

/** `null` is what sandboxed frames and files send. */
const isOrigin = (text: string) =>
  text === '*' || text === 'null' || (URL.canParse(text) && new URL(text).origin === text);

/** As in the policy `frame-ancestors`, which knows all names below one. */
const isFramingOrigin = (text: string) => /^(\*|https?:\/\/(\*\.)?[a-z\d.-]+(:\d{1,5})?)$/.test(text);

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

const Variables = z.object({
  PORT: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => /^\d{1,5}$/.test(text) && Number(text) < 65536,
          'a port from 0 to 65535, as in PORT=8080',
        ),
      ),
  ),
  HOST: z.optional(z.string()),
  DATA_DIR: z._default(z.string(), './data'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'an address as in DATABASE_URL=postgres://user:password@host:5432/database, or leave it out for the embedded database',
  ),
  LISTEN_URL: address(
    ['postgres:', 'postgresql:'],
    'the address of PostgreSQL itself, as in LISTEN_URL=postgres://user:password@host:5432/database, or leave it out if DATABASE_URL leads there',
  ),
  MIN_FREE_MB: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => /^\d{1,9}$/.test(text),
          'how many megabytes of disk must stay free, as in MIN_FREE_MB=64',
        ),
      ),
    '64',
  ),
  SMTP_URL: address(
    ['smtp:', 'smtps:'],
    'an address as in SMTP_URL=smtps://user:password@mail.example.org, or leave it out to write emails to disk',
  ),
  ORIGINS: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => listed(text).every(isOrigin),
          'origins with a comma between them and no path or slash at the end, as in ORIGINS=https://www.example.org,https://blog.example.org',
        ),
      ),
  ),
  EMBED_ORIGINS: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => listed(text).every(isFramingOrigin),
          'origins with a comma between them and no path or slash at the end, as in EMBED_ORIGINS=https://www.example.org,https://*.example.net',
        ),
      ),
  ),
  SECRET: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => text.trim().length >= MIN_SECRET_LENGTH,
          `at least ${MIN_SECRET_LENGTH} characters, as from \`openssl rand -base64 32\``,
        ),
      ),
  ),
  BOUNCE_SECRET: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => text.trim().length >= MIN_SECRET_LENGTH,
          `what your email service signs its reports with, at least ${MIN_SECRET_LENGTH} characters`,
        ),
      ),
  ),
  OUTSIDE_ALLOW: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => listed(text).every(isNetwork),
          'IP addresses or networks with a comma between them, as in OUTSIDE_ALLOW=10.0.0.7,192.168.1.0/24',
        ),
      ),
  ),
  PUBLIC_URL: address(['http:', 'https:'], 'an address as in PUBLIC_URL=https://api.example.org'),
  TRUST_PROXY: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => /^(true|false|[0-9])$/.test(text),
          'true behind one proxy, or how many there are (0 to 9)',
        ),
      ),
  ),
  STOP_DELAY: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => /^\d{1,3}$/.test(text),
          'how many seconds (0 to 999) a stopping server still takes requests, as in STOP_DELAY=5',
        ),
      ),
    '0',
  ),
  LOG_LEVEL: z._default(z.enum(logLevels, 'error, warn, info or debug, as in LOG_LEVEL=info'), 'info'),
  LOG_FORMAT: z.optional(z.enum(['json', 'text'], 'json or text, as in LOG_FORMAT=json')),
  METRICS_TOKEN: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => new RegExp(`^[\\x21-\\x7e]{${MIN_SECRET_LENGTH},}$`).test(text),
          `at least ${MIN_SECRET_LENGTH} characters without spaces, as from \`openssl rand -hex 32\``,
        ),
      ),
  ),
  CONTAINER: z.optional(z.string()),
});

export interface Config {
  /** Undefined: the default port, or the next free one. */
  port: number | undefined;
  host: string | undefined;
  dataDirectory: string;
  databaseUrl: string | undefined;
  /** Where notifications are listened for. Undefined: at `databaseUrl`. */
  listenUrl: string | undefined;
  /** The embedded database refuses writes when less disk space than this is free. */
  minFreeBytes: number;
  smtpUrl: string | undefined;
  /** Undefined: not set. */
  origins: string[] | undefined;
  /** Undefined: those that may use the API. */
  embedOrigins: string[] | undefined;
  /** Private IP addresses and networks that the server may fetch from. */
  outsideAllow: string[];
  secret: string | undefined;
  /** Signs reports about emails that did not arrive. */
  bounceSecret: string | undefined;
  publicUrl: string | undefined;
  /** Number of proxies in front of the server. Each appends one entry to X-Forwarded-For. */
  proxies: number;
  /** Seconds between the moment when `/ready` answers 503 and the moment when the port is closed. */
  stopDelaySeconds: number;
  logLevel: LogLevel;
  /** Undefined: text on a terminal, JSON otherwise. */
  logFormat: 'json' | 'text' | undefined;
  /** Whoever sends it may read the metrics. */
  metricsToken: string | undefined;
  /** Whether the server runs in a container. Undefined: look for the files that Docker and Podman make. */
  container: boolean | undefined;
}

export const defaultPort = DEFAULT_PORT;

/** An empty variable counts as unset, except SECRET: an empty secret is a mistake that would otherwise go unnoticed. */
const isGiven = (name: string, value: string | undefined) =>
  value !== undefined && (value.trim() !== '' || name === 'SECRET');

export function readConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([name, value]) => isGiven(name, value)));
  const result = Variables.safeParse(given);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(({ path, message }) => `${path.join('.')} must be ${message}`).join('\n'),
    );
  }
  const it = result.data;
  if (it.DATABASE_URL !== undefined && it.SECRET === undefined) {
    throw new ConfigError(
      'SECRET is needed with DATABASE_URL, the same for every process: SECRET=$(openssl rand -base64 32), kept somewhere safe',
    );
  }
  if (it.LISTEN_URL !== undefined && it.DATABASE_URL === undefined) {
    throw new ConfigError(
      'LISTEN_URL is for a DATABASE_URL that leads to a pooler: set DATABASE_URL, too, or leave LISTEN_URL out',
    );
  }
  return {
    port: it.PORT === undefined ? undefined : Number(it.PORT),
    host: it.HOST,
    dataDirectory: it.DATA_DIR,
    databaseUrl: it.DATABASE_URL,
    listenUrl: it.LISTEN_URL,
    minFreeBytes: Number(it.MIN_FREE_MB) * 1024 * 1024,
    smtpUrl: it.SMTP_URL,
    origins: it.ORIGINS === undefined ? undefined : listed(it.ORIGINS),
    embedOrigins: it.EMBED_ORIGINS === undefined ? undefined : listed(it.EMBED_ORIGINS),
    outsideAllow: listed(it.OUTSIDE_ALLOW ?? ''),
    secret: it.SECRET,
    bounceSecret: it.BOUNCE_SECRET,
    publicUrl: it.PUBLIC_URL?.replace(/\/+$/, ''),
    proxies: proxyCount(it.TRUST_PROXY),
    stopDelaySeconds: Number(it.STOP_DELAY),
    logLevel: it.LOG_LEVEL,
    logFormat: it.LOG_FORMAT,
    metricsToken: it.METRICS_TOKEN,
    container: it.CONTAINER === undefined ? undefined : !/^(0|false|no)$/i.test(it.CONTAINER),
  };
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '');
}

function proxyCount(text: string | undefined): number {
  if (text === undefined || text === 'false') return 0;
  return text === 'true' ? 1 : Number(text);
}
