import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDate, readMoment } from '../../../server/feeds/dates.ts';

/** What a date says, and when that is. Those of the first list stood in feeds that other readers got wrong. */
const kinds: Record<string, [string, string][]> = {
  'that real feeds have': [
    ['Fri, 31 Mar 2023 20:19:00 America/Los_Angeles', '2023-04-01T03:19:00.000Z'],
    ['Friday, December 22, 2017 - 3:09pm', '2017-12-22T15:09:00.000Z'],
    ['mer, 9 avr 2018 00:00:00 +0200', '2018-04-08T22:00:00.000Z'],
    ['Do, 29 Mär 2018 00:00:00 +0200', '2018-03-28T22:00:00.000Z'],
    ['1520932969', '2018-03-13T09:22:49.000Z'],
    ['2020-11-08T16:20:00-05:00Z', '2020-11-08T21:20:00.000Z'],
    ['Nov. 16, 2020, 10:57 a.m.', '2020-11-16T10:57:00.000Z'],
    ['09/15/2014 4:20 pm PST', '2014-09-16T00:20:00.000Z'],
    ['mar., 01 déc. 2020 16:11:02 +0000', '2020-12-01T16:11:02.000Z'],
    ['Nov. 2020', '2020-11-01T00:00:00.000Z'],
  ],
  'with the name of a zone or a place': [
    ['2020-11-08 16:20:00 Asia/Kolkata', '2020-11-08T10:50:00.000Z'],
    ['2020-07-08T16:20:00[Europe/Paris]', '2020-07-08T14:20:00.000Z'],
    ['Mon Nov 16 10:57:00 PST 2020', '2020-11-16T18:57:00.000Z'],
    ['20 Nov 2020 3 p.m. CET', '2020-11-20T14:00:00.000Z'],
    ['Sat, 07 Sep 2002 0:00:01 +12:45', '2002-09-06T11:15:01.000Z'],
    ['Mon, 08 Nov 2021 16:20 UT', '2021-11-08T16:20:00.000Z'],
  ],
  'in other languages and scripts': [
    ['8. November 2020 um 16:20 Uhr', '2020-11-08T16:20:00.000Z'],
    ['domingo, 8 de noviembre de 2020', '2020-11-08T00:00:00.000Z'],
    ['dim. 8 nov. 2020 20h15', '2020-11-08T20:15:00.000Z'],
    ['8 ноября 2020 г.', '2020-11-08T00:00:00.000Z'],
    ['8 kwietnia 2018', '2018-04-08T00:00:00.000Z'],
    ['Κυρ, 8 Νοε 2020 10:00:00 +0200', '2020-11-08T08:00:00.000Z'],
    ['2020年11月8日 16:20', '2020-11-08T16:20:00.000Z'],
    ['2020년 11월 8일 오후 3:09', '2020-11-08T15:09:00.000Z'],
    ['٨ نوفمبر ٢٠٢٠', '2020-11-08T00:00:00.000Z'],
  ],
  'in figures, clock or epoch': [
    ['1520932969000', '2018-03-13T09:22:49.000Z'],
    ['20201108162000', '2020-11-08T16:20:00.000Z'],
    ['31.12.2020 10:00', '2020-12-31T10:00:00.000Z'],
    ['31/12/2020', '2020-12-31T00:00:00.000Z'],
    ['12-31-2020', '2020-12-31T00:00:00.000Z'],
    ['2009-W01-1', '2008-12-29T00:00:00.000Z'],
    ['2009-W53-7T10:00Z', '2010-01-03T10:00:00.000Z'],
    ['Nov 16 2020 12:05AM', '2020-11-16T00:05:00.000Z'],
    ['20:19 31 Mar 2023', '2023-03-31T20:19:00.000Z'],
    ['Sunday 8th November 2020 at 4.20pm', '2020-11-08T16:20:00.000Z'],
  ],
  'whose weekday is wrong, or whose year is short': [
    ['Mon, 08 Nov 2020 16:20:00 GMT', '2020-11-08T16:20:00.000Z'],
    ['lun. 8 nov. 2020', '2020-11-08T00:00:00.000Z'],
    ['8 nov. 20, 16:20', '2020-11-08T16:20:00.000Z'],
    ['31-Dec-99 10:00', '1999-12-31T10:00:00.000Z'],
  ],
};

describe('a date', () => {
  for (const [kind, dates] of Object.entries(kinds))
    it(`${kind} is read`, () => {
      for (const [text, moment] of dates) assert.equal(readDate(text), moment, text);
    });

  it('of a year that no calendar here has, or that is none, is none', () => {
    for (const text of [
      '0000-01-01T00:00:00Z',
      '0000-00-00 00:00:00',
      '0001-01-01T00:00:00+02:00',
      '9999-12-31T23:59:59-01:00',
      '2020-13-45',
      'Sun, 8 Nov 2020 25:61:00 GMT',
      '2009-W77-1',
      'yesterday',
      '12',
      'November',
    ])
      assert.equal(readDate(text), undefined, text);
  });

  it('says what had to be guessed: the zone, or which of two days it is', () => {
    assert.equal(readMoment('2020-11-08 16:20')?.zoned, false);
    assert.equal(readMoment('2020-11-08T16:20:00Z')?.zoned, true);
    assert.equal(readMoment('05/04/2024')?.ambiguous, true);
    assert.equal(readMoment('05/05/2024')?.ambiguous, false);
  });
});
