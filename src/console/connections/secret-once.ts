import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { copyFrom } from '../copy-field.ts';
import { SectionElement } from '../section.ts';
import { strings } from './connections.strings.ts';

export interface SecretTexts {
  secretTitle: string;
  secretText: string;
  secret: string;
  copy: string;
}

/** Shows a secret that is never shown again, to be copied. Fires `console-closed`. */
class SecretOnce extends SectionElement {
  @property() accessor secret = '';
  @property({ attribute: false }) accessor texts!: SecretTexts;

  protected override firstUpdated(): void {
    void this.focusOn('h3');
  }

  protected override render(): TemplateResult {
    const { secret, texts } = this;
    return html`<section class="panel" aria-labelledby="secret-title">
      <h3 id="secret-title" tabindex="-1">${texts.secretTitle}</h3>
      <p class="hint" id="secret-hint">${texts.secretText}</p>
      <div class="field">
        <label for="secret">${texts.secret}</label>
        <div class="joined">
          <input
            id="secret"
            class="secret"
            readonly
            dir="ltr"
            aria-describedby="secret-hint"
            .value=${secret}
          />
          <button type="button" @click=${() => copyFrom(this, 'secret')}>${texts.copy}</button>
        </div>
      </div>
      <button
        type="button"
        class="quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('console-closed'))}
      >
        ${strings.done}
      </button>
    </section>`;
  }
}

customElements.define('console-secret', SecretOnce);

export const secretView = (secret: string, texts: SecretTexts, close: () => void): TemplateResult =>
  html`<console-secret .secret=${secret} .texts=${texts} @console-closed=${close}></console-secret>`;
