import { html } from 'hono/html';
import { type GroupToPublish, groupsPublishingBetween } from '../queries/block-content.ts';
import type { Block } from './block.ts';

const WEEK_MS = 7 * 24 * 3600_000;
const MAX_GROUPS = 30;

/** "Groups that publish": groups whose agreed date is in the week after the letter. */
export const groupsBlock: Block = async ({ db, language, at }) => {
  const until = new Date(at.getTime() + WEEK_MS);
  const groups = await groupsPublishingBetween(db, at, until, MAX_GROUPS);
  if (groups.length === 0) return String(await html`<p>${language.words.letters.noGroups}</p>`);
  return String(
    await html`<ul>
      ${groups.map(
        (group) =>
          html`<li>
            <strong dir="auto">${group.name}</strong>: ${dateOf(group, language.lang)}<br />${group.event}
          </li>`,
      )}
    </ul>`,
  );
};

const dateOf = ({ publish_at: at, zone }: GroupToPublish, lang: string) =>
  at.toLocaleString(lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });
