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

/** The first render gets a task of its own, after the one that evaluates the modules, so that a slow processor can handle input in between. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Its host: an element whose owner may give sentences instead of the built-in ones. */
type Host = LitElement & { strings: object };

/** Keeps an element in the language of its place in the page, also when a `lang` around it changes. */
export class LocalizeController<Strings extends object> implements ReactiveController {
  /** As `Intl` takes it; `localesFor` it, where the browser may not know it. */
  language = 'en';
  /** Ends when the sentences are there. */
  ready: Promise<unknown> = Promise.resolve();
  readonly #host: Host;
  readonly #tag: string;
  readonly #changed: () => void;
  /** English, of the parts that are loaded. */
  #english: Partial<Strings>;
  /** What the parts say in the language of the page. */
  readonly #parts = new Map<Translations, Sentences>();
  /** What the page registered for the language. */
  #registered: Sentences = {};
  /** What a provider around the element, and the element's `strings`, were given last, and what of it are sentences. */
  #provided: unknown;
  #given: unknown;
  #own: Sentences = {};
  #words: Strings | undefined;
  #disconnect: (() => void) | undefined;

  /** `changed` is called after the language has become another. */
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
      this.#given = this; // so that they are read again
      this.#host.requestUpdate();
    });
    this.#read();
  }

  hostDisconnected(): void {
    this.#disconnect?.();
  }

  /** Adds the sentences of a part that is loaded later. Ends when they are there in the language of the page. */
  async add(english: Partial<Strings>, translations?: Translations): Promise<void> {
    this.#english = { ...english, ...this.#english };
    this.#words = undefined;
    if (!translations || this.#parts.has(translations)) return;
    this.#parts.set(translations, {});
    await this.#load([translations]);
  }

  /** What the element says: built-in English, over it the language of the page, over that the owner's own sentences. */
  get words(): Strings {
    const own = this.#ownSentences;
    return (this.#words ??= Object.assign({}, this.#english, this.#translated, own) as Strings);
  }

  /** The language that the sentences are in, whose plurals and numbers they take. */
  get spoken(): string {
    return this.#isFallback ? 'en' : this.language;
  }

  /** For what holds the sentences: screen readers and direction follow the English, and not the page (WCAG 3.1.2). */
  get lang(): 'en' | undefined {
    return this.#isFallback ? 'en' : undefined;
  }

  get dir(): 'ltr' | undefined {
    return this.#isFallback ? 'ltr' : undefined;
  }

  get #translated(): Sentences {
    return Object.assign({}, ...this.#parts.values(), this.#registered) as Sentences;
  }

  /** English sentences in a page of another language; those of the owner are in whatever language they are. */
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
    this.language = language;
    this.ready = Promise.all([this.#load([...this.#parts.keys()]), this.#host.hasUpdated || nextTask()]).then(
      () => {
        // Meanwhile it may have become another again.
        if (this.language === language && before !== language && this.#host.hasUpdated) this.#changed();
      },
    );
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
