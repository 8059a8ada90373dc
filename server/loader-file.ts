import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { builtInAddress } from '../src/contract/loader-address.ts';

type Hashes = Record<string, string>;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file that is sent as it is, or compressed. */
export interface TextFile {
  type: string;
  /** The bytes in an encoding, compressed when they are first asked for. */
  bytes(encoding: Encoding): Uint8Array<ArrayBuffer>;
}

/**
 * The files of the page build that name the server's public address: the loader, which knows by it where it came from when an optimiser
 * has moved it; its hash in `sri.json`; and an import map by which browsers check every module. Undefined without a page build.
 */
export function addressedFiles(folder: string, url: string): Record<string, TextFile> | undefined {
  if (!existsSync(`${folder}/loader.js`)) return undefined;
  const widgets = `${url}/widgets/`;
  const loader = readFileSync(`${folder}/loader.js`, 'utf8').replace(
    JSON.stringify(builtInAddress),
    JSON.stringify(new URL(widgets).href),
  );
  const built = JSON.parse(readFileSync(`${folder}/sri.json`, 'utf8')) as Hashes;
  const hashes = { ...built, 'loader.js': `sha384-${createHash('sha384').update(loader).digest('base64')}` };
  const modules = Object.entries(hashes).filter(([name]) => name.endsWith('.js'));
  const integrity = Object.fromEntries(modules.map(([name, hash]) => [new URL(name, widgets).href, hash]));
  return {
    'loader.js': textFile('text/javascript', loader),
    'sri.json': textFile('application/json', `${JSON.stringify(hashes, null, 2)}\n`),
    'importmap.json': textFile('application/json', `${JSON.stringify({ integrity }, null, 2)}\n`),
  };
}

const encoders: Record<Encoding, (text: string) => Buffer> = {
  br: (text) => brotliCompressSync(text),
  gzip: (text) => gzipSync(text, { level: 9 }),
  identity: (text) => Buffer.from(text),
};

function textFile(type: string, text: string): TextFile {
  const kept: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> = {};
  return {
    type: `${type}; charset=utf-8`,
    bytes: (encoding) => (kept[encoding] ??= new Uint8Array(encoders[encoding](text))),
  };
}
