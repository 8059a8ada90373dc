import type { LitElement, ReactiveController } from 'lit';
import type { LanguagePack } from '../locales/pack.ts';
import { parseStrings, type CustomStrings } from './custom-strings.ts';
import { languageOf, parentOf, stringsIn } from './language.ts';

/** The first render gets a task of its own, after the one that evaluates the modules, so that a slow processor can handle input in between. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Its host: an element whose owner may give sentences instead of the built-in ones. */
type Host = LitElement & { strings: object; english: object };

/** Keeps an element in the language of its place in the page, also when a `lang` around it changes. */
export class LocalizeController<Tag extends keyof LanguagePack> implements ReactiveController {
  /** As `Intl` takes it; `localesFor` it, where the browser may not know it. */
  language = 'en';
  /** The sentences in that language; empty while English is spoken. */
  strings: Partial<LanguagePack[Tag]> = {};
  /** Ends when the sentences are there. */
  ready: Promise<unknown> = Promise.resolve();
  readonly #host: Host;
  readonly #tag: Tag;
  readonly #changed: () => void;
  /** What the owner gave last, and what of it are sentences. */
  #given: unknown;
  #own: CustomStrings = {};
  readonly #observer = new MutationObserver(() => this.#read());

  /** `changed` is called after the language has become another. */
  constructor(host: Host, tag: Tag, changed: () => void = () => undefined) {
    this.#host = host;
    this.#tag = tag;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    for (let near: Element | null = this.#host; near; near = parentOf(near))
      this.#observer.observe(near, { attributeFilter: ['lang'] });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** What the element says: built-in English, over it the language of the page, over that the owner's own sentences. */
  get words(): object {
    return { ...this.#host.english, ...this.strings, ...this.#owners };
  }

  get #owners(): CustomStrings {
    const { strings, localName } = this.#host;
    if (strings !== this.#given) {
      this.#given = strings;
      this.#own = parseStrings(strings, localName);
    }
    return this.#own;
  }

  /** English sentences in a page of another language; those of the owner are in whatever language they are. */
  get #isFallback(): boolean {
    const spoken = [...Object.keys(this.strings), ...Object.keys(this.#owners)];
    return !spoken.length && !/^en\b/.test(this.language);
  }

  /** For what holds the sentences: screen readers and direction follow the English, and not the page (WCAG 3.1.2). */
  get lang(): 'en' | undefined {
    return this.#isFallback ? 'en' : undefined;
  }

  get dir(): 'ltr' | undefined {
    return this.#isFallback ? 'ltr' : undefined;
  }

  #read(): void {
    const language = languageOf(this.#host);
    if (language === this.language && this.#host.hasUpdated) return;
    const before = this.language;
    this.language = language;
    const sentences = stringsIn(language, this.#tag);
    this.ready = Promise.all([sentences, this.#host.hasUpdated || nextTask()]).then(([strings]) => {
      // Meanwhile it may have become another again.
      if (this.language !== language) return;
      this.strings = strings ?? {};
      this.#host.requestUpdate();
      if (before !== language && this.#host.hasUpdated) this.#changed();
    });
  }
}
