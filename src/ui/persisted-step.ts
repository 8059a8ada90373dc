import { toJson } from '../api/json.ts';

/** The element a step belongs to, among the elements of the same tag in the page. */
interface Owner extends HTMLElement {
  readonly address: string;
}

const place = (owner: Owner) =>
  `${owner.localName} ${owner.address} ${owner.id || [...document.querySelectorAll(owner.localName)].indexOf(owner)}`;

/** Saves a step for reloads of this tab; without one, removes it. */
export function rememberStep(owner: Owner, step?: object): void {
  try {
    if (step) sessionStorage.setItem(place(owner), toJson(step));
    else sessionStorage.removeItem(place(owner));
  } catch {
    // Storage is denied: a reload starts over.
  }
}

/** Reads the step that this tab was at. */
export function recallStep<Step extends object>(owner: Owner): Step | undefined {
  try {
    const step = JSON.parse(sessionStorage.getItem(place(owner)) ?? '{}') as Step;
    if ('email' in step && typeof step.email === 'string')
      return { ...step, ...('busy' in step && { busy: false }) };
  } catch {
    // Storage is denied, or the value isn't ours.
  }
  return undefined;
}
