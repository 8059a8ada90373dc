import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { noInfo, readInfo } from '../newsletter-info.ts';
import { SectionElement } from '../section.ts';
import './subscriber-list.ts';
import './subscriber-record.ts';

/** Subscribers: the list, or one of them. */
class SubscribersSection extends SectionElement {
  @state() private accessor info = noInfo;

  protected override firstUpdated(): void {
    void readInfo(this.community).then((info) => (this.info = info));
  }

  protected override render(): TemplateResult {
    const { community, path, query, info } = this;
    return path
      ? html`<console-subscriber .community=${community} .path=${path} .info=${info}></console-subscriber>`
      : html`<console-subscriber-list
          .community=${community}
          .query=${query}
          .info=${info}
        ></console-subscriber-list>`;
  }
}

customElements.define('console-subscribers', SubscribersSection);
