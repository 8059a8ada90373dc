import { html, type TemplateResult } from 'lit';
import { SectionElement } from '../section.ts';
import './import-page.ts';
import { IMPORT } from './member-list.ts';

/** Members: the list, or the import of a file. */
class MembersSection extends SectionElement {
  protected override render(): TemplateResult {
    const { community, path, query } = this;
    return path === IMPORT
      ? html`<console-member-import .community=${community}></console-member-import>`
      : html`<console-member-list .community=${community} .query=${query}></console-member-list>`;
  }
}

customElements.define('console-members', MembersSection);
