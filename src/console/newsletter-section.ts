import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { noInfo, readInfo, type NewsletterInfo } from './newsletter-info.ts';
import { SectionElement } from './section.ts';

/** A section with a list, and a page for each entry, which both need to know the newsletter. */
export abstract class NewsletterSection extends SectionElement {
  @state() private accessor info = noInfo;

  protected abstract list(info: NewsletterInfo): TemplateResult;
  protected abstract entry(info: NewsletterInfo): TemplateResult;

  protected override firstUpdated(): void {
    void readInfo(this.community).then((info) => (this.info = info));
  }

  protected override render(): TemplateResult {
    return this.path ? this.entry(this.info) : this.list(this.info);
  }
}
