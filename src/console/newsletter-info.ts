import type { Community } from '../community/community.ts';
import { newsletterEndpoints } from '../contract/newsletter.ts';
import { settingsEndpoints } from '../contract/settings.ts';

/** What a letter's host chooses from. */
export interface NewsletterInfo {
  /** Time zone of the schedule; undefined: there is none, and times are in that of the browser. */
  zone: string | undefined;
  topics: readonly { id: string; label: string }[];
  /** Languages that the newsletter is in. */
  languages: readonly string[];
  /** When the next issue is sent. */
  nextIssue: string | undefined;
  /** Pages of the owner's site. */
  pages: { showcase: string | null; board: string | null };
}

export const noInfo: NewsletterInfo = {
  zone: undefined,
  topics: [],
  languages: [],
  nextIssue: undefined,
  pages: { showcase: null, board: null },
};

/** Falls back to what everyone may know, as with a server of another version. */
export async function readInfo(community: Community): Promise<NewsletterInfo> {
  const [newsletter, settings] = await Promise.all([
    community.call(newsletterEndpoints.newsletter),
    community.call(settingsEndpoints.settings),
  ]);
  const nextIssue = newsletter.ok ? newsletter.value.nextIssue?.at : undefined;
  if (!settings.ok)
    return { ...noInfo, ...(newsletter.ok && { topics: newsletter.value.topics }), nextIssue };
  const { schedule, topics, locale, translations, showcasePage, boardPage } = settings.value.settings;
  return {
    zone: schedule?.zone,
    topics,
    languages: [...new Set([locale, ...Object.keys(translations)])],
    nextIssue,
    pages: { showcase: showcasePage, board: boardPage },
  };
}
