import type { Community } from '../../src/community/community.ts';
import { endpoints } from '../../src/contract/endpoints.ts';

/** Compiled, not run: what a path or a body needs cannot be left out. */
export const calls = [
  (community: Community) => community.call(endpoints.showcaseCounts),
  (community: Community) => community.call(endpoints.event, { params: { event: 'spring-day' } }),
  // @ts-expect-error the event is missing
  (community: Community) => community.call(endpoints.event),
  // @ts-expect-error the path has no such parameter
  (community: Community) => community.call(endpoints.event, { params: { day: 'spring-day' } }),
  (community: Community) => community.call(endpoints.previewLink, { body: { link: 'https://example.org' } }),
  // @ts-expect-error the body is missing
  (community: Community) => community.call(endpoints.previewLink, {}),
  // @ts-expect-error the body is of another request
  (community: Community) => community.call(endpoints.previewLink, { body: { url: 'https://example.org' } }),
];
