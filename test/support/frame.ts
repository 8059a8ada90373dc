import { waitUntil } from '@open-wc/testing';

/** The module of an element, as a page has it in a script tag. */
const moduleOf = (tag: string) => `/src/${tag}/${tag}.ts`;

interface Asked {
  id: number;
  act: string;
  args: unknown[];
  /** Only whether there is an answer, which may be something that cannot be cloned. */
  whether: boolean;
}

export interface FrameOptions {
  /** What stands in the body. */
  body: string;
  /** The tags of the elements whose modules the page loads. */
  elements: string[];
  /** Script that runs before the modules: what other scripts of a site have done to it. */
  before?: () => void;
  /** Markup for the head. */
  head?: string;
  /** Attributes of `<html>`. */
  html?: string;
  /** The `sandbox` of the frame; without it, the frame is of the test's own origin. */
  sandbox?: string;
  width?: number;
}

/** A page of its own in a frame, into which a test sends functions. */
export class Frame {
  readonly element: HTMLIFrameElement;
  #asked = 0;

  constructor(element: HTMLIFrameElement) {
    this.element = element;
  }

  /** Runs a function in the frame, with arguments that can be cloned; answers what it answers. It sees nothing of the test. */
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

  /** Waits until a function answers something true in the frame. */
  until<Args extends unknown[]>(what: (...args: Args) => unknown, ...args: Args): Promise<void> {
    const options = { timeout: 30_000, interval: 50 };
    return waitUntil(() => this.#ask<boolean>(what, args, true), String(what), options);
  }

  /** What its console and its errors have said so far. */
  said(): Promise<string[]> {
    return this.run(() => (globalThis as unknown as { said: string[] }).said);
  }
}

/** In the frame: does what the test sends, and takes down what the console says. */
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

/** A page in a frame, loaded. */
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
