import { html, type TemplateResult } from 'lit';
import { dateIn } from '../ui/dates.ts';
import { fromNow } from './dates.ts';

/** A day as a calendar leaf: its month, its number, and how far away it is. */
export const leafView = (at: string, language: string): TemplateResult =>
  html`<p class="leaf">
    <span class="month" .textContent=${dateIn(at, language, { month: 'short' })}></span>
    <strong .textContent=${dateIn(at, language, { day: 'numeric' }).replace(/[日일]/, '')}></strong>
    <span .textContent=${fromNow(at, language)}></span>
  </p>`;
