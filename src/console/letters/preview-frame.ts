import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LetterPreview } from '../../contract/letters.ts';
import { format } from '../format.ts';
import { strings } from './letters.strings.ts';

const kinds = { html: strings.asEmail, web: strings.asWeb, text: strings.asText } as const;
type Kind = keyof typeof kinds;

/** A letter as an email, on the web and as text. Its HTML is in a frame that runs no script. */
class PreviewFrame extends LitElement {
  @property({ attribute: false }) accessor preview!: LetterPreview;
  @state() private accessor kind: Kind = 'html';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { preview, kind } = this;
    return html`<fieldset class="kinds">
        <legend class="spoken">${strings.previewKind}</legend>
        ${(Object.keys(kinds) as Kind[]).map(
          (it) =>
            html`<label>
              <input
                type="radio"
                name="preview-kind"
                value=${it}
                .checked=${it === kind}
                @change=${() => (this.kind = it)}
              />
              <span>${kinds[it]}</span>
            </label>`,
        )}
      </fieldset>
      <p class="hint">
        <strong dir="auto">${preview.subject}</strong> ·
        ${format(strings.audience, { count: preview.recipients })}
      </p>
      <iframe
        src="console/preview"
        title=${strings.previewTitle}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        ?hidden=${kind === 'text'}
        @load=${this.#loaded}
      ></iframe>
      <pre tabindex="0" aria-label=${strings.asText} ?hidden=${kind !== 'text'} dir="auto">
${preview.text}</pre>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('preview') || changes.has('kind')) this.#write();
  }

  /** By the frame's own parser: its policy refuses scripts, and the console's refuses text as markup. */
  #write(): void {
    const page = this.querySelector('iframe')?.contentDocument;
    if (!page || page.URL === 'about:blank' || this.kind === 'text') return;
    page.open();
    page.write(this.preview[this.kind]);
    page.close();
    // Links open beside the console.
    const base = page.createElement('base');
    base.target = '_blank';
    page.head?.prepend(base);
  }

  /** Also after each write, when the frame has taken the address of the console. */
  readonly #loaded = ({ target }: Event): void => {
    if ((target as HTMLIFrameElement).contentDocument?.URL.endsWith('/console/preview')) this.#write();
  };
}

customElements.define('console-preview', PreviewFrame);
