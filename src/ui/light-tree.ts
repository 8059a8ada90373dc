import { isServer, render, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { MADE } from './made-mark.ts';

/** Elements created in this page, as opposed to copies of them. */
const alive = new WeakSet<Element>();

/** Marks what an element of `tag` puts into the page's own tree, so that a copy of it can be recognized. */
export function markMade<Made extends Element>(made: Made, tag: string): Made {
  made.setAttribute(MADE, tag);
  alive.add(made);
  return made;
}

/** Whether `element` is inside something that one of our elements has created, even before a copy was made. */
export const isMade = (element: Element): boolean => !!element.closest(`[${MADE}]`);

/** Removes what an earlier instance of `host` has left inside it: copies of the page's tree don't respond to events. */
function removeLeftovers(host: HTMLElement): void {
  const { localName } = host;
  for (const made of host.querySelectorAll(`[${MADE}], :scope > [slot="form"]`)) {
    if (alive.has(made)) continue;
    const owner = made.getAttribute(MADE) ?? localName;
    // Nested elements each clean up after themselves.
    if (made.parentElement!.closest(owner) === host || !made.parentElement!.closest(owner)) made.remove();
  }
  for (const field of host.querySelectorAll('[aria-invalid][aria-describedby$="-error"]')) {
    if (host.querySelector(`#${CSS.escape(field.getAttribute('aria-describedby')!)}`)) continue;
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  }
}

/**
 * What an element renders into the page's own tree. Page caches (Turbo, htmx), page builders and scripts copy, save and
 * restore that tree without Lit's state: removes what earlier instances have left, and renders again what was taken
 * apart.
 */
export class LightTree implements ReactiveController {
  /** The current container. Undefined on a server, which has no tree. */
  element!: HTMLElement;
  readonly #host: LitElement;
  readonly #observer = isServer ? undefined : new MutationObserver(() => this.#tidy());
  #first: Element | null = null;
  #markers = 0;

  constructor(host: LitElement) {
    this.#host = host;
    if (!isServer) this.element = this.#make();
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host, { childList: true });
    this.#tidy();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Renders `content` into it, with a language and direction of its own if they aren't the page's. */
  render(
    content: TemplateResult | undefined,
    { lang, dir }: { lang?: string | undefined; dir?: string | undefined },
  ): void {
    if (!this.#isWhole()) this.#renew();
    const { element } = this;
    if (element.parentNode !== this.#host) this.#host.append(element);
    element.lang = lang ?? '';
    element.dir = dir ?? '';
    if (!lang) element.removeAttribute('lang');
    if (!dir) element.removeAttribute('dir');
    render(content, element);
    this.#first = element.firstElementChild;
    this.#markers = countComments(element);
  }

  #make(): HTMLElement {
    const element = document.createElement('div');
    element.slot = 'form';
    return markMade(element, this.#host.localName);
  }

  /** Lit marks its place with comments, which some scripts remove, and with the elements it has rendered. */
  #isWhole(): boolean {
    return this.element.firstElementChild === this.#first && countComments(this.element) === this.#markers;
  }

  #renew(): void {
    const old = this.element;
    this.element = this.#make();
    old.replaceWith(this.element);
    this.#markers = 0;
  }

  #tidy(): void {
    removeLeftovers(this.#host);
    if (!this.#host.hasUpdated) return;
    if (this.element.parentNode !== this.#host) this.#host.append(this.element);
    if (!this.#isWhole()) this.#host.requestUpdate();
  }
}

function countComments(tree: Node): number {
  const comments = document.createTreeWalker(tree, NodeFilter.SHOW_COMMENT);
  let count = 0;
  while (comments.nextNode()) count++;
  return count;
}
