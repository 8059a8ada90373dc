import { html, type TemplateResult } from 'lit';
import type { NewsletterInfo } from '../newsletter-info.ts';
import { NewsletterSection } from '../newsletter-section.ts';
import './event-list.ts';
import './event-page.ts';

/** Events: the list, or one of them. */
class EventsSection extends NewsletterSection {
  protected override list(info: NewsletterInfo): TemplateResult {
    const { community, query } = this;
    return html`<console-event-list
      .community=${community}
      .query=${query}
      .info=${info}
    ></console-event-list>`;
  }

  protected override entry(info: NewsletterInfo): TemplateResult {
    const { community, path } = this;
    return html`<console-event .community=${community} .path=${path} .info=${info}></console-event>`;
  }
}

customElements.define('console-events', EventsSection);
