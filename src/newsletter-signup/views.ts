import { html, nothing, type TemplateResult } from 'lit';
import { inboxOf } from './inbox.ts';
import type { Step } from './step.ts';
import { fill, type Strings } from './strings.ts';

type StepCalled<Name extends Step['name']> = Extract<Step, { name: Name }>;

const heading = (text: string) => html`<h2 part="heading" tabindex="-1">${text}</h2>`;

/** Waiting for the network or the server. */
export const queuedView = (step: StepCalled<'queued'>, strings: Strings, cancel: () => void): TemplateResult => html`
  ${heading(strings.queuedTitle)}
  <p part="message">${queuedMessage(step, strings)}</p>
  <p part="address"><bdi>${step.email}</bdi></p>
  <div class="actions" part="actions"><button type="button" part="cancel" @click=${cancel}>${strings.cancel}</button></div>
`;

const queuedMessage = ({ durable }: StepCalled<'queued'>, strings: Strings): string =>
  (navigator.onLine ? strings.queuedServer : strings.queuedOffline) + (durable ? '' : ` ${strings.queuedInMemory}`);

/** A mail is on its way; the code form of the light tree stands in the slot. */
export function inboxView(
  step: StepCalled<'check-inbox'>,
  strings: Strings,
  waitLeft: string | undefined,
  trouble: string,
  act: { resend: () => void; withdraw: () => void },
): TemplateResult {
  const inbox = inboxOf(step.email);
  const [before, after] = strings.inboxText.split('{address}');
  return html`
    ${heading(strings.inboxTitle)}
    <p part="message">${before}<strong part="address"><bdi>${step.email}</bdi></strong>${after}</p>
    <p class="trouble" part="trouble">${trouble}</p>
    <slot name="form"></slot>
    <div class="actions" part="actions">
      ${inbox
        ? html`<a part="inbox" href=${inbox.address} target="_blank" rel="noopener noreferrer">${fill(strings.openInbox, { provider: inbox.name })}</a>`
        : nothing}
      <button type="button" part="resend" aria-disabled=${waitLeft ? 'true' : nothing} @click=${act.resend}>
        ${waitLeft ? fill(strings.resendIn, { time: waitLeft }) : strings.resend}
      </button>
      <button type="button" part="wrong-address" @click=${act.withdraw}>${strings.wrongAddress}</button>
    </div>
  `;
}

/** On the list. */
export const confirmedView = (step: StepCalled<'confirmed'>, strings: Strings, firstIssue: string | undefined): TemplateResult => {
  const [before, after] = strings.confirmedText.split('{address}');
  return html`<slot name="success">
    ${heading(strings.confirmedTitle)}
    <p part="message">
      ${before}<strong part="address"><bdi>${step.email}</bdi></strong>${after}
      ${firstIssue ? fill(strings.firstIssue, { date: firstIssue }) : nothing}
    </p>
  </slot>`;
};
