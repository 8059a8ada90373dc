import { ProblemError } from '../problem.ts';

const MAX_BODY_BYTES = 64 * 1024;
/** Deeper than any valid request. */
const MAX_DEPTH = 20;

export type Kind = 'json' | 'form';

/** The format that the Content-Type header declares. Undefined if it isn't supported. */
export function kindOf(request: Request): Kind | undefined {
  const type = typeOf(request);
  if (type === 'application/json') return 'json';
  if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') return 'form';
  return undefined;
}

const typeOf = (request: Request): string =>
  (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();

export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  if (kindOf(request) !== 'json') throw new ProblemError('unsupported-media-type');
  const bytes = await readBytes(request, maxBytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isTooDeep(text) ? tooDeep : JSON.parse(text);
  } catch {
    throw new ProblemError('malformed');
  }
}

export async function readForm(request: Request): Promise<FormData> {
  const bytes = await readBytes(request, MAX_BODY_BYTES);
  const type = request.headers.get('Content-Type') ?? 'application/x-www-form-urlencoded';
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new ProblemError('malformed');
  }
}

const tooDeep = () => new ProblemError('malformed', { detail: `Nest at most ${MAX_DEPTH} levels of JSON.` });

/** Whether JSON is nested so deeply that recursive code could overflow the stack. Ignores brackets in strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/**
 * The first text value of a form field. Ignores files, and text with NUL, which PostgreSQL rejects and no keyboard
 * produces.
 */
export function textIn(form: FormData, name: string): string | undefined {
  return form.getAll(name).find((value) => typeof value === 'string' && !value.includes('\0')) as
    string | undefined;
}

/** The bytes of a body of one media type. */
export async function readFile(
  request: Request,
  { type, maxBytes }: { type: string; maxBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeOf(request) !== type) throw new ProblemError('unsupported-media-type');
  return readBytes(request, maxBytes);
}

/** The body as text, whatever its format. Bytes that are not UTF-8 become replacement characters. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, maxBytes));
}

const tooLarge = (maxBytes: number) =>
  new ProblemError('too-large', { detail: `Send at most ${Math.floor(maxBytes / 1024)} KB.` });

/** Reads the body and counts its bytes, because Content-Length can be wrong or missing. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length')) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

// Streams are not async iterable in Safari (WebKit bug 194379), and the stories run this code in the browser.
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
