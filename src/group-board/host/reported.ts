import { html, nothing, type TemplateResult } from 'lit';
import type { ModerationRequest } from '../../contract/group-requests.ts';
import type { Complaint, LogEntry, Moderation } from '../../contract/moderation.ts';
import { fill } from '../../ui/fill.ts';
import type { TakingPart } from '../taking-part.ts';

/** What was reported, and what hosts have done: decided in place. */
export function reportedView(
  part: TakingPart,
  { complaints, log }: Moderation,
  done: () => void,
): TemplateResult {
  const { words } = part.host;
  return html`<h2 id="tools" tabindex="-1">${words.reportedTitle}</h2>
    ${complaints.length ? nothing : html`<p>${words.reportedNone}</p>`}
    <ul class="rows">
      ${complaints.map((complaint) => html`<li>${complaintView(part, complaint, done)}</li>`)}
    </ul>
    ${
      log.length
        ? html`<details>
            <summary>${words.logTitle}</summary>
            <ul class="rows">
              ${log.map((entry) => html`<li>${entryView(part, entry)}</li>`)}
            </ul>
          </details>`
        : nothing
    }`;
}

function complaintView(part: TakingPart, complaint: Complaint, done: () => void): TemplateResult {
  const { words } = part.host;
  const { about, text, reasons, hidden } = complaint;
  const act = async (what: ModerationRequest['act']) => {
    await part.write('moderate', {}, { about, act: what });
    done();
    part.focus('#tools');
  };
  const button = (what: ModerationRequest['act'], label: string) =>
    html`<button type="button" class="button" @click=${() => act(what)}>${label}</button>`;
  return html`<p dir="auto"><strong>${whose(part, complaint)}</strong> ${text}</p>
    <p class="hint" dir="auto">${reasons.filter(Boolean).join(' · ')}</p>
    <p class="actions">
      ${hidden ? button('show', words.show) : button('hide', words.hide)} ${button('remove', words.remove)}
      ${button('leave', words.leave)}
    </p>`;
}

function entryView(part: TakingPart, entry: LogEntry): TemplateResult {
  const { words, language } = part.host;
  const { at, host, act, text, reason } = entry;
  const time = new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<p class="hint">${fill(words.logLine, { time, host, act: words[act] })}</p>
    <p dir="auto"><strong>${whose(part, entry)}</strong> ${text}</p>
    ${reason ? html`<p class="hint" dir="auto">${reason}</p>` : nothing}`;
}

function whose(
  { host: { words } }: TakingPart,
  { what, by }: { what: Complaint['what']; by: string },
): string {
  const name = by || words.somebody;
  return fill(words.byName, { what: words[what === 'reply' ? 'word' : what], name });
}
