import { html, type TemplateResult } from 'lit';
import { SectionElement } from '../section.ts';
import './feeds.ts';
import './post-list.ts';
import { AUTHORS, FEEDS } from './showcase-nav.ts';
import './trusted-authors.ts';

/** The showcase: its posts, the authors who are published without review, and the feeds that are read. */
class ShowcaseSection extends SectionElement {
  protected override render(): TemplateResult {
    const { community, path, query } = this;
    switch (path) {
      case AUTHORS:
        return html`<console-trusted-authors .community=${community}></console-trusted-authors>`;
      case FEEDS:
        return html`<console-feeds .community=${community}></console-feeds>`;
      default:
        return html`<console-posts .community=${community} .query=${query}></console-posts>`;
    }
  }
}

customElements.define('console-showcase', ShowcaseSection);
