/** The events of `<group-board>`, which bubble to `document` and `window`. */
export interface GroupBoardEventMap {
  'community-group-open-request': CustomEvent<{ event: string; group: string }>;
  'community-login-request': CustomEvent<{ event: string }>;
  'community-board-error': CustomEvent<{ code: string }>;
}

declare global {
  interface GlobalEventHandlersEventMap extends GroupBoardEventMap {}
}
