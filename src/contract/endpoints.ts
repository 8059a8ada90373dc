import { accountEndpoints } from './account.ts';
import { activityEndpoints } from './activity.ts';
import { apiTokenEndpoints } from './api-tokens.ts';
import { boardEndpoints } from './groups.ts';
import { eventListEndpoints } from './event-list.ts';
import { eventSummaryEndpoints } from './event-summary.ts';
import { feedSourceEndpoints } from './feed-sources.ts';
import { eventEndpoints } from './hosting.ts';
import { letterEndpoints } from './letters.ts';
import { liveEndpoints } from './live.ts';
import { memberFileEndpoints } from './member-files.ts';
import { memberListEndpoints } from './member-list.ts';
import { memberEndpoints } from './members.ts';
import { newsletterEndpoints } from './newsletter.ts';
import { overviewEndpoints } from './overview.ts';
import { ownPostEndpoints } from './own-posts.ts';
import { pageListEndpoints } from './page-list.ts';
import { pageEndpoints } from './pages.ts';
import { groupEndpoints } from './participation.ts';
import { settingsEndpoints } from './settings.ts';
import { showcaseHostEndpoints } from './showcase-hosting.ts';
import { showcaseEndpoints } from './showcase.ts';
import { visitEndpoints } from './showcase-visits.ts';
import { subscriberFileEndpoints } from './subscriber-files.ts';
import { subscriberEndpoints } from './subscribers.ts';
import { serverCheckEndpoints } from './server-checks.ts';
import { serviceEndpoints } from './services.ts';
import { webhookEndpoints } from './webhooks.ts';

/** Every endpoint of the API, by its name. */
export const endpoints = {
  ...newsletterEndpoints,
  ...subscriberEndpoints,
  ...subscriberFileEndpoints,
  ...letterEndpoints,
  ...memberEndpoints,
  ...accountEndpoints,
  ...memberListEndpoints,
  ...memberFileEndpoints,
  ...pageEndpoints,
  ...pageListEndpoints,
  ...showcaseEndpoints,
  ...visitEndpoints,
  ...ownPostEndpoints,
  ...showcaseHostEndpoints,
  ...feedSourceEndpoints,
  ...boardEndpoints,
  ...groupEndpoints,
  ...eventEndpoints,
  ...eventListEndpoints,
  ...eventSummaryEndpoints,
  ...liveEndpoints,
  ...webhookEndpoints,
  ...apiTokenEndpoints,
  ...serviceEndpoints,
  ...overviewEndpoints,
  ...settingsEndpoints,
  ...activityEndpoints,
  ...serverCheckEndpoints,
} as const;
export type EndpointName = keyof typeof endpoints;
