import type { Member } from '../contract/members.ts';
import type { MemberLogin } from './member-login.class.ts';

/** The member whose bar was measured last: measuring makes the browser lay out the page. */
const measured = new WeakMap<MemberLogin, Member>();

const keyOf = (api: string) => `community-widgets bar ${api}`;

/**
 * In a header, the bar takes the width that it had on the last page until it is known who is signed in: names are of any length, and a
 * bar that grows moves what stands beside it.
 */
export function holdBarWidth(host: MemberLogin): void {
  const { renderRoot, address, member } = host;
  if (member && measured.get(host) === member) return;
  const bar = renderRoot.querySelector<HTMLElement>('.member');
  if (!bar) return;
  try {
    if (member) {
      measured.set(host, member);
      localStorage.setItem(keyOf(address), String(Math.ceil(bar.getBoundingClientRect().width)));
    } else bar.style.minInlineSize = `${Number(localStorage.getItem(keyOf(address)))}px`;
  } catch {
    // Storage is denied.
  }
}

/** After signing out, nothing of the member stays. */
export function forgetBarWidth(api: string): void {
  try {
    localStorage.removeItem(keyOf(api));
  } catch {
    // Storage is denied.
  }
}
