/** Why a step did not go on: what the API said, what the person left out, or what ran out on the way. */
export interface Trouble {
  readonly code: string;
  /** The fields the server refused, by their paths in the request. */
  readonly fields?: string[] | undefined;
  /** When the same may be tried again, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

/** The whole state of a signup. */
export type Step =
  | { readonly name: 'form'; readonly trouble?: Trouble }
  | { readonly name: 'sending'; readonly email: string; readonly key: string }
  | { readonly name: 'queued'; readonly email: string; readonly key: string; readonly durable: boolean }
  | {
      readonly name: 'check-inbox';
      readonly email: string;
      readonly subscription: string;
      /** When another mail may be asked for, in milliseconds since 1970. */
      readonly resendAt: number;
      readonly resent?: boolean;
      readonly busy?: boolean;
      readonly trouble?: Trouble | undefined;
    }
  | { readonly name: 'confirmed'; readonly email: string };

/** Whose step it is: one of the signups of a page. */
interface Owner extends HTMLElement {
  readonly address: string;
}

const place = (owner: Owner) =>
  `${owner.localName} ${owner.address} ${owner.id || [...document.querySelectorAll(owner.localName)].indexOf(owner)}`;

/** Keeps the step for a reload of this tab. */
export function rememberStep(owner: Owner, step: Step): void {
  try {
    if (step.name === 'form') sessionStorage.removeItem(place(owner));
    else sessionStorage.setItem(place(owner), JSON.stringify(step));
  } catch {
    // Storage is denied: a reload starts over.
  }
}

/** The step that this tab was at. */
export function recallStep(owner: Owner): Step | undefined {
  try {
    const step = JSON.parse(sessionStorage.getItem(place(owner)) ?? '{}') as Step;
    if ('email' in step && typeof step.email === 'string')
      return { ...step, ...('busy' in step && { busy: false }) };
  } catch {
    // As above, or what is there is not ours.
  }
  return undefined;
}
