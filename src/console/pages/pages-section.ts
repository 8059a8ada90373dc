import { html, type TemplateResult } from 'lit';
import { SectionElement } from '../section.ts';
import './page-editor.ts';
import './page-list.ts';

/** Members' pages: the list, or one of them. */
class PagesSection extends SectionElement {
  protected override render(): TemplateResult {
    const { community, path } = this;
    return path
      ? html`<console-page .community=${community} .path=${path}></console-page>`
      : html`<console-page-list .community=${community}></console-page-list>`;
  }
}

customElements.define('console-pages', PagesSection);
