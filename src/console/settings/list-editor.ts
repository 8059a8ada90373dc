import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { describedBy, fieldError } from '../fields.ts';
import { languageName } from '../format.ts';
import { SectionElement } from '../section.ts';
import {
  entriesIn,
  type Entry,
  idFrom,
  isTranslated,
  type ListName,
  lists,
  translationOf,
  translationsIn,
  withRenamed,
  withTranslation,
} from './list-values.ts';
import { written } from './setting-fields.ts';
import { listTexts, strings } from './settings.strings.ts';

/** What the editor has changed, as JSON. */
export interface ListChange {
  value: string;
  translations: string;
}

/** A list of topics or consents: add, rename, translate, move, remove. Fires `console-list-changed`. */
class ListEditor extends SectionElement {
  @property() accessor list: ListName = 'topics';
  /** The list and the owner's translations, as JSON. */
  @property() accessor value = '[]';
  @property() accessor translations = '{}';
  /** The list as it is saved: ids that people have chosen or agreed to stay. */
  @property() accessor saved = '[]';
  @property() accessor savedTranslations = '{}';
  /** By path, such as `topics.0.label`. */
  @property({ attribute: false }) accessor errors: Readonly<Record<string, string>> = {};

  get #entries(): Entry[] {
    return entriesIn(this.list, this.value) ?? [];
  }

  protected override render(): TemplateResult {
    const entries = this.#entries;
    const { add } = listTexts[this.list];
    return html`<ol class="entries" role="list">
        ${entries.map((entry, at) => this.#entry(entry, at, entries.length))}
      </ol>
      ${translationsIn(this.translations) ? nothing : html`<p class="hint">${strings.translationsUnreadable}</p>`}
      <button type="button" class="quiet small" data-add=${this.list} @click=${() => this.#add()}>
        ${add}
      </button>`;
  }

  #entry(entry: Entry, at: number, count: number): TemplateResult {
    const { id: idName, text: textName } = lists[this.list];
    const texts = listTexts[this.list];
    const id = entry[idName] as string;
    const path = `${this.list}.${at}`;
    const isSaved = entriesIn(this.list, this.saved)?.some((it) => it[idName] === id) ?? false;
    const name = fill(texts.entry, { number: at + 1 });
    const entryError = this.errors[path];
    return html`<li>
      <div role="group" aria-label=${name} data-entry="${this.list}-${at}">
        ${this.#text(`${path}.${textName}`, {
          label: texts.text,
          value: entry[textName] as string,
          error: this.errors[`${path}.${textName}`] ?? (isSaved ? entryError : undefined),
          set: (text) => this.#retitle(at, text, isSaved),
        })}
        ${this.#translations(id)}
        ${
          isSaved
            ? html`<p class="hint">${strings.id}: <code>${id}</code></p>`
            : this.#text(`${path}.${idName}`, {
                ...{ label: strings.id, value: id, hint: strings.idHint, isCode: true },
                error: this.errors[`${path}.${idName}`] ?? entryError,
                set: (text) => this.#rename(at, text),
              })
        }
        ${
          'required' in entry
            ? html`<div class="choices">
                <label>
                  <input
                    type="checkbox"
                    .checked=${entry['required'] === true}
                    @change=${({ target }: Event) =>
                      this.#change(at, { required: (target as HTMLInputElement).checked })}
                  />
                  ${strings.required}
                </label>
              </div>`
            : nothing
        }
        <div class="actions">
          ${this.#button('up', name, at > 0 && (() => this.#move(at, at - 1)))}
          ${this.#button('down', name, at < count - 1 && (() => this.#move(at, at + 1)))}
          ${this.#button('remove', name, () => this.#remove(at))}
        </div>
      </div>
    </li>`;
  }

  /** The text in each other language of the newsletter. */
  #translations(id: string): unknown {
    const { list } = this;
    const translations = translationsIn(this.translations) ?? {};
    return Object.keys(translations).map((language) => {
      const about = { language, list, id };
      return this.#text(`translations.${language}.${list}.${id}`, {
        label: fill(strings.inLanguage, { label: listTexts[list].text, language: languageName(language) }),
        value: translationOf(translations, about),
        lang: language,
        set: (text) => this.#emit(this.#entries, withTranslation(translations, { ...about, text })),
      });
    });
  }

  #text(path: string, field: TextProps): TemplateResult {
    const { label, value, hint, isCode = false, lang, set } = field;
    const error = field.error ?? this.errors[path];
    const id = `setting-${path.replaceAll('.', '-')}`;
    const described = describedBy(id, error, !!hint);
    const invalid = error ? 'true' : nothing;
    const onInput = ({ target }: Event) => set((target as HTMLInputElement).value);
    const isLong = this.list === 'consents' && !isCode;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${
        isLong
          ? html`<textarea
              id=${id}
              rows="3"
              dir="auto"
              lang=${lang ?? nothing}
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${value}
              @input=${onInput}
            ></textarea>`
          : html`<input
              id=${id}
              autocomplete="off"
              dir=${isCode ? 'ltr' : 'auto'}
              lang=${lang ?? nothing}
              spellcheck=${isCode ? 'false' : nothing}
              aria-describedby=${described}
              aria-invalid=${invalid}
              .value=${value}
              @input=${onInput}
            />`
      }
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${fieldError(id, error)}
    </div>`;
  }

  #button(action: 'up' | 'down' | 'remove', name: string, act: false | (() => void)): TemplateResult {
    return html`<button
      type="button"
      class="quiet small ${action === 'remove' ? 'danger' : ''}"
      data-action=${action}
      aria-label="${strings[action]}: ${name}"
      aria-disabled=${act ? nothing : 'true'}
      @click=${() => act && act()}
    >
      ${strings[action]}
    </button>`;
  }

  #change(at: number, change: Entry): void {
    this.#emit(this.#entries.map((it, place) => (place === at ? { ...it, ...change } : it)));
  }

  /** The id of a new entry follows its text, until either is changed on its own or translated. */
  #retitle(at: number, text: string, isSaved: boolean): void {
    const { list } = this;
    const { id: idName, text: textName } = lists[list];
    const entry = this.#entries[at]!;
    const id = entry[idName] as string;
    const follows =
      !isSaved &&
      id === idFrom(entry[textName] as string) &&
      !isTranslated(translationsIn(this.translations) ?? {}, list, id);
    this.#change(at, { [textName]: text, ...(follows && { [idName]: idFrom(text) }) });
  }

  #rename(at: number, to: string): void {
    const { list } = this;
    const { id } = lists[list];
    const entries = this.#entries;
    const from = entries[at]![id] as string;
    const translations = translationsIn(this.translations);
    const isShared = entries.filter((it) => it[id] === from).length > 1;
    this.#emit(
      entries.map((it, place) => (place === at ? { ...it, [id]: to } : it)),
      translations && !isShared && !isTranslated(translationsIn(this.savedTranslations) ?? {}, list, from)
        ? withRenamed(translations, { list, from, to })
        : undefined,
    );
  }

  #add(): void {
    const { empty, text } = lists[this.list];
    const entries = this.#entries;
    this.#emit([...entries, empty]);
    void this.focusOn(`#setting-${this.list}-${entries.length}-${text}`);
  }

  #move(from: number, to: number): void {
    const entries = this.#entries;
    const [entry] = entries.splice(from, 1);
    entries.splice(to, 0, entry!);
    this.#emit(entries);
    this.announce(fill(strings.moved, { place: to + 1, count: entries.length }));
    const isFirst = to === 0;
    const isLast = to === entries.length - 1;
    const action = isFirst ? 'down' : isLast ? 'up' : to < from ? 'up' : 'down';
    void this.focusOn(`[data-entry="${this.list}-${to}"] [data-action=${action}]`);
  }

  /** Translations stay: they are of use if the entry returns, and are nobody else's to delete. */
  #remove(at: number): void {
    this.#emit(this.#entries.filter((_, place) => place !== at));
    this.announce(strings.removed);
    void this.focusOn('[data-add]');
  }

  #emit(entries: readonly Entry[], translations?: object): void {
    this.value = written(entries);
    if (translations) this.translations = written(translations);
    const detail: ListChange = { value: this.value, translations: this.translations };
    this.dispatchEvent(new CustomEvent('console-list-changed', { detail }));
  }
}

interface TextProps {
  label: string;
  value: string;
  hint?: string;
  error?: string | undefined;
  /** An id, rather than a person's words. */
  isCode?: boolean;
  lang?: string;
  set: (text: string) => void;
}

customElements.define('console-list-editor', ListEditor);
