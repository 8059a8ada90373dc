import { accountEndpoints } from './account.ts';
import { boardEndpoints } from './groups.ts';
import { eventEndpoints } from './hosting.ts';
import { letterEndpoints } from './letters.ts';
import { liveEndpoints } from './live.ts';
import { memberEndpoints } from './members.ts';
import { newsletterEndpoints } from './newsletter.ts';
import { ownPostEndpoints } from './own-posts.ts';
import { pageEndpoints } from './pages.ts';
import { groupEndpoints } from './participation.ts';
import { showcaseEndpoints } from './showcase.ts';
import { visitEndpoints } from './showcase-visits.ts';
import { webhookEndpoints } from './webhooks.ts';

/** Every endpoint of the API, by its name. */
export const endpoints = {
  ...newsletterEndpoints,
  ...letterEndpoints,
  ...memberEndpoints,
  ...accountEndpoints,
  ...pageEndpoints,
  ...showcaseEndpoints,
  ...visitEndpoints,
  ...ownPostEndpoints,
  ...boardEndpoints,
  ...groupEndpoints,
  ...eventEndpoints,
  ...liveEndpoints,
  ...webhookEndpoints,
} as const;
export type EndpointName = keyof typeof endpoints;
