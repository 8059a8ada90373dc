import { html, type TemplateResult } from 'lit';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { NewsletterSection } from '../newsletter-section.ts';
import './letter-editor.ts';
import './letter-list.ts';

/** Letters: the list, or one of them. */
class LettersSection extends NewsletterSection {
  protected override list(info: NewsletterInfo): TemplateResult {
    const { community, query } = this;
    return html`<console-letter-list
      .community=${community}
      .query=${query}
      .info=${info}
    ></console-letter-list>`;
  }

  protected override entry(info: NewsletterInfo): TemplateResult {
    const { community, path } = this;
    return html`<console-letter .community=${community} .path=${path} .info=${info}></console-letter>`;
  }
}

customElements.define('console-letters', LettersSection);
