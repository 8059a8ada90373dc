import { html, type TemplateResult } from 'lit';
import type { Member } from '../contract/members.ts';
import type { LoginHost } from './login-host.ts';

/** What the items of the menu do. */
interface AccountActions {
  open(name: 'profile' | 'sessions' | 'choose-password'): void;
  signOut(): Promise<void>;
}

/** The first letter of the member's name or email address, for members without a picture. */
const letterOf = ({ name, email }: Member) => [...(name || email)][0]!.toLocaleUpperCase();

export const nameOf = ({ name, email }: Member): string => name || email.split('@')[0]!;

/** Hides a picture that fails to load (a policy of the page, a lost connection), which shows the letter under it. */
const hide = ({ target }: Event) => ((target as HTMLElement).hidden = true);

export const pictureOf = (member: Member): TemplateResult =>
  html`<span class="picture" part="avatar" aria-hidden="true"
    >${letterOf(member)}${member.picture ? html`<img src=${member.picture} alt="" @error=${hide} />` : ''}</span
  >`;

export function memberBar(
  account: AccountActions,
  { words, methods }: LoginHost,
  member: Member,
  open: boolean,
  toggle: (open: boolean) => void,
): TemplateResult {
  const leave = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget && !(currentTarget as HTMLElement).contains(relatedTarget as Node)) toggle(false);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    toggle(false);
    (event.currentTarget as HTMLElement).querySelector('button')!.focus();
  };
  const item = (name: string, text: string, act: () => unknown) =>
    html`<button type="button" part="menu-item ${name}" @click=${act}>${text}</button>`;
  return html`<div class="member" part="account" @focusout=${leave} @keydown=${escape}>
    <button
      type="button"
      class="account-button"
      part="account-button"
      aria-expanded=${open}
      aria-controls="menu"
      @click=${() => toggle(!open)}
    >
      ${pictureOf(member)}<span class="name" dir="auto">${nameOf(member)}</span
      ><span class="spoken">${words.menu}</span>
    </button>
    <div id="menu" class="menu" part="menu" ?hidden=${!open}>
      <slot name="menu"></slot>
      ${item('profile', words.profile, () => account.open('profile'))}
      ${
        methods === 'email'
          ? ''
          : item('password', words.choosePassword, () => account.open('choose-password'))
      }
      ${item('sessions', words.sessions, () => account.open('sessions'))}
      ${item('sign-out', words.signOut, () => account.signOut())}
    </div>
  </div>`;
}
