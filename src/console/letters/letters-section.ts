import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SectionElement } from '../section.ts';
import { noInfo, readInfo } from '../newsletter-info.ts';
import './letter-editor.ts';
import './letter-list.ts';

/** Letters: the list, or one of them. */
class LettersSection extends SectionElement {
  @state() private accessor info = noInfo;

  protected override firstUpdated(): void {
    void readInfo(this.community).then((info) => (this.info = info));
  }

  protected override render(): TemplateResult {
    const { community, path, query, info } = this;
    return path
      ? html`<console-letter .community=${community} .path=${path} .info=${info}></console-letter>`
      : html`<console-letter-list
          .community=${community}
          .query=${query}
          .info=${info}
        ></console-letter-list>`;
  }
}

customElements.define('console-letters', LettersSection);
