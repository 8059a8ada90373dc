import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt; charset=utf-8',
};

interface Found {
  file: string;
  size: number;
  etag: string;
}

/** Responds with a file of the folder, or with nothing if there is none for this path. */
export async function fileFrom(
  folder: string,
  path: string,
  request: Request,
): Promise<Response | undefined> {
  const found = await find(folder, path);
  if (!found) return undefined;
  const { file, size, etag } = found;
  const headers = new Headers({
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache', // revalidate each time, mostly with a 304
    ETag: etag,
  });
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers });
  headers.set('Content-Length', String(size));
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(Readable.toWeb(createReadStream(file)) as unknown as ReadableStream, { headers });
}

async function find(folder: string, path: string): Promise<Found | undefined> {
  const plain = decoded(path);
  if (plain === undefined) return undefined;
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return undefined;
  const names = plain.endsWith('/')
    ? [`${plain}index.html`]
    : [plain, `${plain}.html`, `${plain}/index.html`];
  for (const name of names) {
    const file = await realpath(resolve(join(root, name))).catch(() => undefined);
    if (!file?.startsWith(root + sep)) continue; // outside the folder, by dots or by a link
    const about = await stat(file);
    if (about.isFile())
      return { file, size: about.size, etag: `"${about.size.toString(36)}-${about.mtimeMs.toString(36)}"` };
  }
  return undefined;
}

function decoded(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path);
    return plain.includes('\0') || plain.split('/').includes('..') ? undefined : plain;
  } catch {
    return undefined;
  }
}
