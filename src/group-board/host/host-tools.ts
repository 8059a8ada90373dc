import { html, type TemplateResult } from 'lit';
import type { TakingPart } from '../taking-part.ts';

/** What a host does with an event. */
export class HostTools {
  readonly part: TakingPart;

  constructor(part: TakingPart) {
    this.part = part;
  }

  bar(): TemplateResult {
    return html``;
  }

  panel(): TemplateResult | undefined {
    return undefined;
  }
}
