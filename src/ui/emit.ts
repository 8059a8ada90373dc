/** Dispatches a cancelable event that bubbles out of shadow trees; returns false if it was canceled. */
export const emit = (host: HTMLElement, type: string, detail: object): boolean =>
  host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, cancelable: true, detail }));
