import { html } from 'hono/html';
import { momentIn } from '../../i18n/dates.ts';
import { groupsPublishingBetween } from '../queries/block-content.ts';
import type { Block } from './block.ts';

const WEEK_MS = 7 * 24 * 3600_000;
const MAX_GROUPS = 30;

/** "Groups that publish": groups whose agreed date is in the week after the letter. */
export const groupsBlock: Block = async ({ db, language, at }) => {
  const until = new Date(at.getTime() + WEEK_MS);
  const groups = await groupsPublishingBetween(db, at, until, MAX_GROUPS);
  if (groups.length === 0) return String(await html`<p>${language.words.letters.noGroups}</p>`);
  const items = groups.map(({ name, event, publish_at: at, zone }) => {
    const date = momentIn(at, language.lang, zone);
    return html`<li><strong dir="auto">${name}</strong>: ${date}<br />${event}</li>`;
  });
  return String(
    await html`<ul>
      ${items}
    </ul>`,
  );
};
