import { html, type TemplateResult } from 'lit';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { NewsletterSection } from '../newsletter-section.ts';
import './import-page.ts';
import { IMPORT } from './subscriber-list.ts';
import './subscriber-record.ts';

/** Subscribers: the list, or one of them. */
class SubscribersSection extends NewsletterSection {
  protected override list(info: NewsletterInfo): TemplateResult {
    const { community, query } = this;
    return html`<console-subscriber-list
      .community=${community}
      .query=${query}
      .info=${info}
    ></console-subscriber-list>`;
  }

  protected override entry(info: NewsletterInfo): TemplateResult {
    const { community, path } = this;
    if (path === IMPORT)
      return html`<console-subscriber-import .community=${community}></console-subscriber-import>`;
    return html`<console-subscriber
      .community=${community}
      .path=${path}
      .info=${info}
    ></console-subscriber>`;
  }
}

customElements.define('console-subscribers', SubscribersSection);
