import { html, type TemplateResult } from 'lit';
import { SectionElement } from '../section.ts';
import { strings } from './connections.strings.ts';
import './services.ts';
import './tokens.ts';
import './webhooks.ts';

/** Other programs that receive events, or call the API. */
class ConnectionsSection extends SectionElement {
  protected override render(): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      <p class="hint">${strings.text}</p>
      <console-services .community=${this.community}></console-services>
      <console-webhooks .community=${this.community}></console-webhooks>
      <console-tokens .community=${this.community}></console-tokens>`;
  }
}

customElements.define('console-connections', ConnectionsSection);
