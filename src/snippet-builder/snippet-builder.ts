import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { elements } from 'virtual:element-data';
import type { ElementData } from './element-data.ts';
import { attributeField, sentenceField, tokenField } from './fields.ts';
import { guides, type Guide, type Step } from './guides.ts';
import { showPreview, wordsOf } from './preview.ts';
import { isForTagsOnly, partOf, titles, type Setup } from './setup.ts';

// The page of a server at `/snippet`, in English: choose an element, set it up in a preview, choose where it goes,
// copy. In the page's own tree, so that the page's style sheet applies.

/** Settings and snippet are side by side; on a narrow screen the snippet comes first. */
const isWide = matchMedia('(min-width: 56rem)').matches;
const chosen = new URLSearchParams(location.search);
const [first] = elements;

const fresh = (tag: string): Setup => ({ tag, attributes: {}, tokens: {}, strings: {}, isFirst: true });

/** Settings that few sites need. */
const RARE = ['provider', 'heading-level'];
const inOrder = (attributes: ElementData['attributes']) =>
  [...attributes].sort((one, other) => Number(RARE.includes(one.name)) - Number(RARE.includes(other.name)));

/** Returns a copy without `name`, or with another value for it. */
const changed = (values: Readonly<Record<string, string>>, name: string, value: string | undefined) => {
  const { [name]: _, ...rest } = values;
  return value === undefined ? rest : { ...rest, [name]: value };
};

class SnippetBuilder extends LitElement {
  /** Public URL of the server. */
  @property() accessor url = '';

  @state() private accessor setup = fresh(
    elements.find(({ tag }) => tag === chosen.get('element'))?.tag ?? first!.tag,
  );
  @state() private accessor guide: Guide = guides.find(({ id }) => id === chosen.get('site')) ?? guides[0]!;
  @state() private accessor words: Readonly<Record<string, string>> = {};
  /** Number of the step whose snippet was copied. */
  @state() private accessor copied: number | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('setup') || changes.has('guide')) this.copied = undefined;
  }

  protected override render(): TemplateResult {
    const { attributes, tokens } = elements.find(({ tag }) => tag === this.setup.tag)!;
    return html`<form class="choices" @submit=${(event: Event) => event.preventDefault()}>
        ${this.#elementChoice()}${this.#siteChoice()}
        <details ?open=${isWide}>
          <summary>Settings</summary>
          ${inOrder(attributes).map((it) => attributeField(it, this.setup, (value) => this.#set('attributes', it.name, value)))}
          <label class="box">
            <input
              type="checkbox"
              .checked=${this.setup.isFirst}
              @change=${({ target }: Event) =>
                (this.setup = { ...this.setup, isFirst: (target as HTMLInputElement).checked })}
            />
            <span
              >Visitors see it without scrolling<span class="hint"
                >Reserves its space, so that nothing moves while it loads</span
              ></span
            >
          </label>
        </details>
        <details>
          <summary>Colours and shape</summary>
          <p class="hint">Leave a field empty to use your site’s own.</p>
          ${tokens.map((it) => tokenField(it, this.setup, (value) => this.#set('tokens', it.name, value)))}
        </details>
        <details>
          <summary>Sentences</summary>
          <p class="hint">
            The ones that every visitor sees. Leave a field empty to keep the built-in sentence, in the
            language of your page.
          </p>
          ${Object.entries(this.words).map(([name, word]) =>
            sentenceField(name, word, this.setup, (value) => this.#set('strings', name, value)),
          )}
        </details>
      </form>
      <div class="result">
        <h2 id="paste">Paste it into your site</h2>
        ${this.#warning()}
        <ol aria-labelledby="paste">
          ${this.guide.steps.map((it, at) => this.#step(it, at))}
        </ol>
        <h2 id="preview-title">Preview</h2>
        <p class="hint">Live from this server. On your site, it takes your fonts and colours.</p>
        <div class="preview" role="group" tabindex="0" aria-labelledby="preview-title"></div>
      </div>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('setup')) return;
    const previous = changes.get('setup') as Setup | undefined;
    const element = showPreview(this.querySelector('.preview')!, this.setup);
    if (previous?.tag !== this.setup.tag)
      void wordsOf(element).then((words) => {
        if (element.isConnected) this.words = words;
      });
  }

  #elementChoice(): TemplateResult {
    return html`<fieldset>
      <legend>Element</legend>
      <div class="elements">
        ${elements.map(
          ({ tag }) =>
            html`<label>
              <input
                type="radio"
                name="element"
                value=${tag}
                .checked=${tag === this.setup.tag}
                @change=${() => (this.setup = fresh(tag))}
              />
              <span>${titles[tag]}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #siteChoice(): TemplateResult {
    return html`<div class="field">
      <label for="site">Your site</label>
      <select
        id="site"
        @change=${({ target }: Event) =>
          (this.guide = guides.find(({ id }) => id === (target as HTMLSelectElement).value)!)}
      >
        ${guides.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.guide.id}>${name}</option>`)}
      </select>
    </div>`;
  }

  #warning(): TemplateResult | typeof nothing {
    if (this.guide.takesTags || !isForTagsOnly(this.setup)) return nothing;
    return html`<p class="notice">
      This kind of site accepts no sentences, no source and no address of another site, so they are left out.
      Set sentences for all pages on the server.
    </p>`;
  }

  #step({ text, part }: Step, at: number): TemplateResult {
    if (!part) return html`<li>${text}</li>`;
    const snippet = partOf(part, this.url, this.setup);
    return html`<li>
      <p>${text}</p>
      <pre tabindex="0" aria-label="Snippet of step ${at + 1}">${snippet}</pre>
      <button type="button" aria-live="polite" @click=${(event: Event) => this.#copy(event, snippet, at)}>
        ${this.copied === at ? 'Copied' : 'Copy'}
      </button>
    </li>`;
  }

  /** Without the Clipboard API (plain http), selects the snippet instead. */
  async #copy({ currentTarget }: Event, snippet: string, at: number): Promise<void> {
    getSelection()?.selectAllChildren((currentTarget as HTMLElement).previousElementSibling!);
    if (!('clipboard' in navigator)) return;
    await navigator.clipboard.writeText(snippet);
    this.copied = at;
  }

  #set(of: 'attributes' | 'tokens' | 'strings', name: string, value: string | undefined): void {
    this.setup = { ...this.setup, [of]: changed(this.setup[of], name, value) };
  }
}

customElements.define('snippet-builder', SnippetBuilder);
