export { CommunityProvider } from './community/community-provider.ts';
export { apiContext } from './community/context.ts';
export { NewsletterSignup } from './newsletter-signup/newsletter-signup.ts';
export type { Step, Trouble } from './newsletter-signup/step.ts';
export type { Strings } from './newsletter-signup/strings.ts';
