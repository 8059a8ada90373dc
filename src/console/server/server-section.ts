import { html, type TemplateResult } from 'lit';
import { SectionElement } from '../section.ts';
import './backups.ts';
import './checks.ts';
import { strings } from './server.strings.ts';
import './test-email.ts';

/** What hosts can do for the server: check it, test its emails, and see its backups. */
class ServerSection extends SectionElement {
  protected override render(): TemplateResult {
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      <p class="hint">${strings.text}</p>
      <console-checks .community=${this.community}></console-checks>
      <console-test-email .community=${this.community}></console-test-email>
      <console-backups .community=${this.community}></console-backups>`;
  }
}

customElements.define('console-server', ServerSection);
