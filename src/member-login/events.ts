/** The events of `<member-login>`, which bubble to `document` and `window`. */
export interface MemberLoginEventMap {
  'community-signed-in': CustomEvent<{ role: string }>;
  'community-signed-out': CustomEvent<object>;
  'community-login-error': CustomEvent<{ code: string }>;
}

declare global {
  interface GlobalEventHandlersEventMap extends MemberLoginEventMap {}
}
