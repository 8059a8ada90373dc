import { html, nothing, type TemplateResult } from 'lit';
import type { Newsletter } from '../contract/newsletter.ts';
import { personFields } from '../contract/values.ts';
import { fill } from '../contract/fill.ts';
import { inboxLink, resendButton } from '../ui/inbox.ts';
import { heading, withAddress } from '../ui/message.ts';
import { mark } from './mark.ts';
import type { SignupStep } from './step.ts';
import type { SignupStrings } from './strings.ts';

type StepCalled<Name extends SignupStep['name']> = Extract<SignupStep, { name: Name }>;

/** The fields besides the address. */
export const moreFields = (
  id: string,
  words: SignupStrings,
  { fields, topics, consents }: Newsletter,
): TemplateResult => html`
  ${personFields
    .filter((field) => fields.includes(field))
    .map(
      (field) =>
        html`<p class="community-field community-extra">
          <label for="${id}-${field}">${words[field]}</label>
          <input id="${id}-${field}" name=${field} autocomplete=${field} dir="auto" maxlength="200" />
        </p>`,
    )}
  ${
    topics.length
      ? html`<fieldset class="community-field community-extra">
          <legend>${words.topics}</legend>
          ${topics.map((it) => choice('topics', it.id, it.label, false))}
        </fieldset>`
      : nothing
  }
  ${consents.map(
    (it) =>
      html`<p class="community-field community-extra">
        ${choice('consents', it.purpose, it.wording, it.required)}
      </p>`,
  )}
  <p class="community-visually-hidden" aria-hidden="true">
    <label
      >Website
      <input
        name="website"
        tabindex="-1"
        autocomplete="off"
        data-1p-ignore
        data-lpignore="true"
        data-bwignore
    /></label>
  </p>
`;

const choice = (name: string, value: string, label: string, required: boolean) =>
  html`<label class="community-checkbox">
    <input type="checkbox" name=${name} value=${value} ?required=${required} /> <span>${label}</span>
  </label>`;

/** Waiting for the network or the server. */
export const queuedView = (
  step: StepCalled<'queued'>,
  words: SignupStrings,
  message: string,
  cancel: () => void,
): TemplateResult =>
  html`${mark('waiting')} ${heading(step.durable ? words.queuedTitle : words.waitingTitle)}
    ${withAddress(`{address}`, step.email)}
    <p part="message">${message}</p>
    <div class="actions" part="actions">
      <button type="button" part="cancel" @click=${cancel}>${words.cancel}</button>
    </div>`;

/** The email has been sent; the code form, in the page's tree, is slotted in. */
export function inboxView(
  step: StepCalled<'check-inbox'>,
  words: SignupStrings,
  timeLeft: string | undefined,
  resend: () => void,
  withdraw: () => void,
): TemplateResult {
  return html`${mark('sent')} ${heading(words.inboxTitle)} ${withAddress(words.inboxText, step.email)}
    <slot name="form"></slot>
    <div class="actions" part="actions">
      ${inboxLink(step.email, words.openInbox)} ${resendButton(words, timeLeft, resend)}
      <button type="button" part="change-email" @click=${withdraw}>${words.wrongAddress}</button>
    </div>`;
}

/** Subscribed, with one next step if the owner has a page for it: the showcase, or else past issues. */
export const confirmedView = (
  step: StepCalled<'confirmed'>,
  words: SignupStrings,
  firstIssue: string | undefined,
  newsletter: Newsletter | undefined,
): TemplateResult => {
  const { showcase, archive } = newsletter ?? {};
  const next = showcase ?? archive;
  return html`<slot name="success"
    >${mark('done')} ${heading(words.confirmedTitle)}
    ${withAddress(words.confirmedText, step.email, firstIssue && fill(words.firstIssue, { date: firstIssue }))}
    ${next ? html`<a class="onward" part="next-step" href=${next}>${showcase ? words.seeShowcase : words.readArchive}</a>` : nothing}</slot
  >`;
};
