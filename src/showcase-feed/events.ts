/** The events of `<showcase-feed>`, which bubble to `document` and `window`. */
export interface ShowcaseFeedEventMap {
  'community-post-open-request': CustomEvent<{ id: string; link: string }>;
  'community-post-play-request': CustomEvent<{ id: string; link: string }>;
  'community-showcase-error': CustomEvent<{ code: string }>;
}

declare global {
  interface GlobalEventHandlersEventMap extends ShowcaseFeedEventMap {}
}
