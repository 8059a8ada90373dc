/** The events of `<newsletter-signup>`, which bubble to `document` and `window`. */
export interface NewsletterSignupEventMap {
  'community-signup-request': CustomEvent<{ topics: string[]; consents: string[] }>;
  'community-signup-pending': CustomEvent<object>;
  'community-signup-confirmed': CustomEvent<object>;
  'community-signup-error': CustomEvent<{ code: string }>;
}

declare global {
  interface GlobalEventHandlersEventMap extends NewsletterSignupEventMap {}
}
