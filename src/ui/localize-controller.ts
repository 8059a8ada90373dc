import type { LitElement, ReactiveController } from 'lit';
import { requestContext, stringsContext } from '../community/context.ts';
import { parseStrings } from './custom-strings.ts';
import { languageOf, parentOf } from './language.ts';
import {
  onRegistration,
  registeredSentences,
  translationOf,
  type Sentences,
  type Translations,
} from './translations.ts';

/**
 * Gives the first render a task of its own, after module evaluation, so that a slow processor can handle input in
 * between.
 */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** An element whose owner may replace the built-in texts. */
type Host = LitElement & { strings: object };

/** Keeps an element in the language of its place in the page, also when a `lang` around it changes. */
export class LocalizeController<Strings extends object> implements ReactiveController {
  /** A language tag for `Intl`; use `localesFor` if the browser may not support it. */
  language = 'en';
  /** Resolves when the texts have loaded. */
  ready: Promise<unknown> = Promise.resolve();
  readonly #host: Host;
  readonly #tag: string;
  readonly #changed: () => void;
  /** The English texts of the loaded parts. */
  #english: Partial<Strings>;
  /** The texts of the loaded parts in the page's language. */
  readonly #parts = new Map<Translations, Sentences>();
  /** The texts that the page has registered for the language. */
  #registered: Sentences = {};
  /** The last values from a provider around the element and from its `strings`, and the texts found in them. */
  #provided: unknown;
  #given: unknown;
  #own: Sentences = {};
  #words: Strings | undefined;
  #disconnect: (() => void) | undefined;

  /** `changed` is called after the language has changed. */
  constructor(
    host: Host,
    tag: string,
    english: Partial<Strings>,
    translations: Translations,
    changed: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#tag = tag;
    this.#english = english;
    this.#parts.set(translations, {});
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    const observer = new MutationObserver(() => this.#read());
    for (let near: Element | null = this.#host; near; near = parentOf(near))
      observer.observe(near, { attributeFilter: ['lang'] });
    const unregister = onRegistration(() => this.#read(true));
    this.#disconnect = () => {
      observer.disconnect();
      unregister();
    };
    requestContext(this.#host, stringsContext, (strings) => {
      this.#provided = strings[this.#tag];
      this.#given = this; // forces a new read
    });
    this.#read();
  }

  hostDisconnected(): void {
    this.#disconnect?.();
  }

  /** Adds the texts of a part that loads later. Resolves when they are there in the page's language. */
  async add(english: Partial<Strings>, translations?: Translations): Promise<void> {
    this.#english = { ...english, ...this.#english };
    this.#words = undefined;
    if (!translations || this.#parts.has(translations)) return;
    this.#parts.set(translations, {});
    await this.#load([translations]);
  }

  /** The element's texts: built-in English, overridden by the page's language, overridden by the owner's own texts. */
  get words(): Strings {
    const own = this.#ownSentences;
    return (this.#words ??= Object.assign({}, this.#english, this.#translated, own) as Strings);
  }

  /** The language the texts are in, for plurals and numbers. */
  get spoken(): string {
    return this.#isFallback ? 'en' : this.language;
  }

  /**
   * For the container of the texts: screen readers and direction follow the English text, not the page (WCAG 3.1.2).
   */
  get lang(): 'en' | undefined {
    return this.#isFallback ? 'en' : undefined;
  }

  get dir(): 'ltr' | undefined {
    return this.#isFallback ? 'ltr' : undefined;
  }

  get #translated(): Sentences {
    return Object.assign({}, ...this.#parts.values(), this.#registered) as Sentences;
  }

  /** English texts in a page of another language; the owner's own texts may be in any language. */
  get #isFallback(): boolean {
    const spoken = [this.#translated, this.#ownSentences].some((it) => Object.keys(it).length);
    return !spoken && !/^en\b/.test(this.language);
  }

  get #ownSentences(): Sentences {
    const { strings, localName } = this.#host;
    if (strings !== this.#given) {
      this.#given = strings;
      this.#own = { ...parseStrings(this.#provided, localName), ...parseStrings(strings, localName) };
      this.#words = undefined;
    }
    return this.#own;
  }

  #read(anew = false): void {
    const language = languageOf(this.#host);
    if (language === this.language && this.#host.hasUpdated && !anew) return;
    const before = this.language;
    const { words } = this;
    this.language = language;
    this.ready = Promise.all([this.#load([...this.#parts.keys()]), this.#host.hasUpdated || nextTask()]).then(
      () => {
        // The language may have changed again while the texts were loading.
        if (this.language !== language || before === language || !this.#host.hasUpdated) return;
        this.#reword(words);
        this.#changed();
      },
    );
  }

  /** Errors at fields are written when they occur, so they still have the sentences of the language before. */
  #reword(before: Strings): void {
    for (const tree of [this.#host, this.#host.renderRoot])
      for (const error of tree.querySelectorAll('.community-error')) {
        for (const key in before)
          if (before[key] === error.textContent) error.textContent = this.words[key] as string;
      }
  }

  async #load(parts: Translations[]): Promise<void> {
    const { language } = this;
    const loaded = await Promise.all(parts.map((part) => translationOf(part, language)));
    if (this.language !== language) return;
    parts.forEach((part, at) => this.#parts.set(part, loaded[at]!));
    this.#registered = registeredSentences(language, this.#tag) ?? {};
    this.#words = undefined;
    this.#host.requestUpdate();
  }
}
