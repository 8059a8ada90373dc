import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Newsletter } from '../../src/contract/index.ts';
import { defaultSettings } from '../../server/settings/settings.ts';
import { writeSettings } from '../../server/settings/queries.ts';
import { community, testDatabase } from './community.ts';

const database = testDatabase();

async function nextAt(moment: string, zone = 'Europe/London', query = '', language = 'en-GB') {
  const here = community(database());
  here.clock.time = Date.parse(moment);
  const schedule = { weekday: 'thursday', time: '08:00', zone } as const;
  await writeSettings(database(), { ...defaultSettings, schedule }, here.clock.now());
  const answer = await here.request(`/newsletter${query}`, { headers: { 'Accept-Language': language } });
  return ((await answer.json()) as Newsletter).nextIssue;
}

describe('the next issue', () => {
  it('is this week until the hour, then the next', async () => {
    const next = await nextAt('2026-11-23T10:00Z');
    assert.match(next!.day, /^Thursday,? 26 November$/);
    assert.equal(next!.at, '2026-11-26T08:00:00.000Z');
    assert.match((await nextAt('2026-11-26T07:59Z'))!.day, /^Thursday,? 26 November$/);
    assert.match((await nextAt('2026-11-26T08:00Z'))!.day, /^Thursday,? 3 December$/);
  });

  it("is the day on the schedule's own clock", async () => {
    // Wednesday evening in London is Thursday morning in Auckland, past eight.
    assert.match((await nextAt('2026-11-25T20:00Z', 'Pacific/Auckland'))!.day, /^Thursday,? 3 December$/);
    const soon = await nextAt('2026-11-25T18:00Z', 'Pacific/Auckland');
    assert.match(soon!.day, /^Thursday,? 26 November$/);
    assert.equal(soon!.at, '2026-11-25T19:00:00.000Z');
  });

  it('keeps its hour when the clocks change before it', async () => {
    // Sunday 25 October 2026: from UTC+1 to UTC.
    assert.equal((await nextAt('2026-10-24T10:00Z'))!.at, '2026-10-29T08:00:00.000Z');
    assert.equal((await nextAt('2026-10-20T10:00Z'))!.at, '2026-10-22T07:00:00.000Z');
  });

  it("is in the page's language, also in one that the owner did not write in", async () => {
    assert.equal((await nextAt('2026-11-23T10:00Z', undefined, '?lang=ar'))!.day, 'الخميس، 26 نوفمبر');
    assert.equal((await nextAt('2026-11-23T10:00Z', undefined, '?lang=de'))!.day, 'Donnerstag, 26. November');
    for (const language of ['x-none', '*', 'i', 'de;q=x, qq'])
      assert.match((await nextAt('2026-11-23T10:00Z', undefined, '', language))!.day, /26/);
  });

  it('is not told where the zone is unknown', async () => {
    assert.equal(await nextAt('2026-11-23T10:00Z', 'Mars/Olympus'), null);
  });
});
