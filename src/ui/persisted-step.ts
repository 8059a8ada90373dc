import { toJson } from '../api/json.ts';

/** Whose step it is: one of the elements of its kind in a page. */
interface Owner extends HTMLElement {
  readonly address: string;
}

const place = (owner: Owner) =>
  `${owner.localName} ${owner.address} ${owner.id || [...document.querySelectorAll(owner.localName)].indexOf(owner)}`;

/** Keeps a step for a reload of this tab; without one, forgets it. */
export function rememberStep(owner: Owner, step?: object): void {
  try {
    if (step) sessionStorage.setItem(place(owner), toJson(step));
    else sessionStorage.removeItem(place(owner));
  } catch {
    // Storage is denied: a reload starts over.
  }
}

/** The step that this tab was at. */
export function recallStep<Step extends object>(owner: Owner): Step | undefined {
  try {
    const step = JSON.parse(sessionStorage.getItem(place(owner)) ?? '{}') as Step;
    if ('email' in step && typeof step.email === 'string')
      return { ...step, ...('busy' in step && { busy: false }) };
  } catch {
    // As above, or what is there is not ours.
  }
  return undefined;
}
