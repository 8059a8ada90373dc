import type { Member } from '../contract/members.ts';
import type { LoginHost } from './login-host.ts';

/** The member whose bar was last measured, because measuring forces a layout. */
const measured = new WeakMap<LoginHost, Member>();

const keyOf = (api: string) => `community-widgets bar ${api}`;

/**
 * In a header, reserves the bar's width from the last page until the member is known: names vary in length, and a bar
 * that grows moves what is beside it.
 */
export function holdBarWidth(host: LoginHost): void {
  const { renderRoot, address, member } = host;
  if (member && measured.get(host) === member) return;
  const bar = renderRoot.querySelector<HTMLElement>('.member');
  if (!bar) return;
  try {
    // It has none in a menu that is closed.
    const { width } = bar.getBoundingClientRect();
    if (!width) return;
    if (member) {
      measured.set(host, member);
      localStorage.setItem(keyOf(address), String(Math.ceil(width)));
    } else bar.style.minInlineSize = `${Number(localStorage.getItem(keyOf(address)))}px`;
  } catch {
    // Storage is denied.
  }
}

/** Removes everything about the member after signing out. */
export function forgetBarWidth(api: string): void {
  try {
    localStorage.removeItem(keyOf(api));
  } catch {
    // Storage is denied.
  }
}
