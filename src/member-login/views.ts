import { html, nothing, type TemplateResult } from 'lit';
import { inboxLink, resendButton } from '../ui/inbox.ts';
import { heading, withAddress } from '../ui/message.ts';
import type { LoginActions } from './login-host.ts';
import type { LoginStep } from './step.ts';

type StepCalled<Name extends LoginStep['name']> = Extract<LoginStep, { name: Name }>;

/** The email has been sent; the code form, in the page's tree, is slotted in. */
export function inboxView(
  login: LoginActions,
  step: StepCalled<'check-inbox'>,
  wait: string | undefined,
): TemplateResult {
  const { words } = login.host;
  return html`${heading(words.inboxTitle)} ${withAddress(words.inboxText, step.email)}
    <slot name="form"></slot>
    <div class="actions" part="actions">
      ${inboxLink(step.email, words.openInbox)} ${resendButton(words, wait, () => login.resend())}
      <button type="button" part="back" @click=${() => login.back()}>${words.back}</button>
    </div>`;
}

/** Opened by an emailed link. Only its button spends the link, because programs that scan emails open links too. */
export const linkView = (login: LoginActions, step: StepCalled<'link'>): TemplateResult => {
  const { words } = login.host;
  return html`${heading(words.linkTitle)}
    <p part="message">${words.linkText}</p>
    <p>
      <button
        type="button"
        class="main"
        part="sign-in"
        aria-disabled=${!!step.busy || nothing}
        @click=${() => login.byLink()}
      >
        ${words.signIn}
      </button>
    </p>
    <div class="actions" part="actions">
      <button type="button" part="back" @click=${() => login.back()}>${words.back}</button>
    </div>`;
};
