// Runs on source: the page build takes the time from the clock only.
import { expect } from '@open-wc/testing';
import { nextIssue } from '../../src/newsletter-signup/next-issue.ts';

describe('the next issue', () => {
  const letter = { weekday: 'thursday', time: '08:00', zone: 'Europe/London' } as const;
  const at = (instant: string, schedule: Parameters<typeof nextIssue>[0] = letter) =>
    nextIssue(schedule, new Date(instant), 'en-GB');

  it('is this week until the hour, then the next', () => {
    expect(at('2026-11-23T10:00Z')).to.match(/^Thursday,? 26 November$/);
    expect(at('2026-11-26T07:59Z')).to.match(/^Thursday,? 26 November$/);
    expect(at('2026-11-26T08:00Z')).to.match(/^Thursday,? 3 December$/);
  });

  it("is the day on the letter's own clock", () => {
    const auckland = { ...letter, zone: 'Pacific/Auckland' };
    // Wednesday evening in London is Thursday morning in Auckland, past eight.
    expect(at('2026-11-25T20:00Z', auckland)).to.match(/^Thursday,? 3 December$/);
    expect(at('2026-11-25T18:00Z', auckland)).to.match(/^Thursday,? 26 November$/);
  });

  it('is not told where the zone is unknown', () => {
    expect(at('2026-11-23T10:00Z', { ...letter, zone: 'Mars/Olympus' })).to.equal(undefined);
  });
});
