import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../contract/fill.ts';

/** Email providers with a web inbox, by the domains of their addresses. */
const inboxes: [name: string, address: string, domains: RegExp][] = [
  ['Gmail', 'https://mail.google.com/mail/u/0/#inbox', /^(gmail|googlemail)\.com$/],
  ['Outlook', 'https://outlook.live.com/mail/0/inbox', /^(outlook|hotmail|live|msn)\./],
  ['Yahoo Mail', 'https://mail.yahoo.com/', /^(yahoo|ymail|rocketmail)\./],
  ['Proton Mail', 'https://mail.proton.me/u/0/inbox', /^(proton\.me|pm\.me|protonmail\.com|protonmail\.ch)$/],
  ['iCloud Mail', 'https://www.icloud.com/mail', /^(icloud|me|mac)\.com$/],
  ['GMX', 'https://www.gmx.net/', /^gmx\./],
  ['WEB.DE', 'https://web.de/', /^web\.de$/],
  ['Fastmail', 'https://app.fastmail.com/mail/Inbox/', /^fastmail\./],
];

/** The web inbox for `email`, if its provider is known. Looked up locally, without a request. */
export function inboxOf(email: string): { name: string; address: string } | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const inbox = inboxes.find(([, , domains]) => domains.test(domain));
  return inbox && { name: inbox[0], address: inbox[1] };
}

/** A link to the inbox for `email`, if its provider is known. */
export function inboxLink(email: string, words: string): unknown {
  const inbox = inboxOf(email);
  return inbox
    ? html`<a part="inbox-link" href=${inbox.address} target="_blank" rel="noopener noreferrer"
        >${fill(words, { provider: inbox.name })}</a
      >`
    : nothing;
}

/** Asks for another email. Its name stays while it counts down: one that changed would be read out every second. */
export const resendButton = (
  words: { resend: string; resendIn: string },
  wait: string | undefined,
  press: () => void,
): TemplateResult =>
  html`<button type="button" part="resend" aria-disabled=${wait ? 'true' : nothing} @click=${press}>
    ${wait ? html`<span class="spoken">${words.resend}</span>` : nothing}<span
      aria-hidden=${wait ? 'true' : nothing}
      .textContent=${wait ? fill(words.resendIn, { time: wait }) : words.resend}
    ></span>
  </button>`;
