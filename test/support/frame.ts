import { waitUntil } from '@open-wc/testing';

/** The module of an element, as in a page's script tag. */
const moduleOf = (tag: string) => `/src/${tag}/${tag}.ts`;

interface Asked {
  id: number;
  act: string;
  args: unknown[];
  /** Returns only whether the result is truthy, because the result itself may not be cloneable. */
  whether: boolean;
}

export interface FrameOptions {
  /** The content of the body. */
  body: string;
  /** The tags of the elements whose modules the page loads. */
  elements: string[];
  /** Runs before the modules: what other scripts of a site have done to the page. */
  before?: () => void;
  /** Markup for the head. */
  head?: string;
  /** Attributes of `<html>`. */
  html?: string;
  /** The `sandbox` of the frame; without it, the frame has the test's own origin. */
  sandbox?: string;
  width?: number;
}

/** A page in a frame, into which a test sends functions. */
export class Frame {
  readonly element: HTMLIFrameElement;
  #asked = 0;

  constructor(element: HTMLIFrameElement) {
    this.element = element;
  }

  /**
   * Runs a function in the frame, with cloneable arguments, and returns its result. It can't access the test's
   * variables.
   */
  run<Args extends unknown[], Answer>(
    act: (...args: Args) => Answer,
    ...args: Args
  ): Promise<Awaited<Answer>> {
    return this.#ask(act, args, false);
  }

  #ask<Answer>(act: unknown, args: unknown[], whether: boolean): Promise<Awaited<Answer>> {
    const id = ++this.#asked;
    return new Promise((done, fail) => {
      const hear = ({
        source,
        data,
      }: MessageEvent<{ id?: number; answer?: Awaited<Answer>; error?: string }>) => {
        if (source !== this.element.contentWindow || data?.id !== id) return;
        removeEventListener('message', hear);
        if (data.error) fail(new Error(data.error));
        else done(data.answer as Awaited<Answer>);
      };
      addEventListener('message', hear);
      this.element.contentWindow!.postMessage({ id, act: String(act), args, whether }, '*');
    });
  }

  /** Waits until a function returns something truthy in the frame. */
  until<Args extends unknown[]>(what: (...args: Args) => unknown, ...args: Args): Promise<void> {
    const options = { timeout: 30_000, interval: 50 };
    return waitUntil(() => this.#ask<boolean>(what, args, true), String(what), options);
  }

  /** The console messages and errors so far. */
  said(): Promise<string[]> {
    return this.run(() => (globalThis as unknown as { said: string[] }).said);
  }
}

/** In the frame: runs the test's functions, and records console messages. */
function serve(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said, process: { env: {} } });
  for (const level of ['error', 'warn', 'info'] as const) {
    const say = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      said.push(words.map(String).join(' '));
      say(...words);
    };
  }
  addEventListener('error', (event) => said.push(`Uncaught ${event.message}`));
  addEventListener('unhandledrejection', (event) => said.push(`Unhandled ${event.reason}`));
  addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
    const { id, whether } = data;
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- a function of the test
      const act = new Function(`return (${data.act})`)() as (...args: unknown[]) => unknown;
      const answer = await act(...data.args);
      parent.postMessage({ id, answer: whether ? !!answer : answer }, '*');
    } catch (error) {
      parent.postMessage({ id, error: String(error) }, '*');
    }
  });
}

let frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames) frame.remove();
  frames = [];
});

/** Opens a frame and waits until its page has loaded. */
export async function openFrame(options: FrameOptions): Promise<Frame> {
  const { body, elements, before, head = '', html = 'lang="en"', sandbox, width = 800 } = options;
  const element = document.createElement('iframe');
  element.width = String(width);
  element.height = '900';
  if (sandbox !== undefined) element.setAttribute('sandbox', sandbox);
  const script = (act?: () => void) => (act ? `<script>(${String(act)})()</script>` : '');
  const modules = elements.map(
    (tag) => `<script type="module" src="${location.origin}${moduleOf(tag)}"></script>`,
  );
  element.srcdoc = `<!doctype html><html ${html}><head><meta charset="utf-8">${script(serve)}${script(before)}${head}${modules.join('')}</head><body>${body}</body></html>`;
  frames.push(element);
  const loaded = new Promise((done) => element.addEventListener('load', done));
  document.body.append(element);
  await loaded;
  return new Frame(element);
}
