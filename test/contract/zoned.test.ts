import { expect } from '@open-wc/testing';
import { localIn, momentIn } from '../../src/contract/zoned.ts';

describe('a date on the clocks of a zone', () => {
  const cases: [string, string, string, string][] = [
    ['an hour that Berlin skips', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['an hour that New York skips', '2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    [
      'half an hour that Lord Howe skips',
      '2026-10-04T02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
    ],
    ['midnight, which Beirut skips', '2026-03-29T00:00', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
    ['an hour that Berlin has twice', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['an hour that New York has twice', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    [
      'the hour after one that was skipped',
      '2026-03-08T03:30',
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'an ordinary hour far from Greenwich',
      '2026-06-01T18:00',
      'Pacific/Kiritimati',
      '2026-06-01T04:00:00.000Z',
    ],
  ];
  it('is read as RFC 5545 has it', () => {
    for (const [name, local, zone, moment] of cases) expect(momentIn(local, zone), name).to.equal(moment);
  });

  it('is written and read back as the same moment', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'])
      for (const moment of ['2026-01-15T12:00:00.000Z', '2026-07-15T23:45:00.000Z'])
        expect(momentIn(localIn(moment, zone), zone)).to.equal(moment);
  });
});
