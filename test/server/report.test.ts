import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reporter } from '../../server/report.ts';

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

describe('the log', () => {
  it('has one line for a database that is away and one for its return, however many requests fail', async () => {
    const lines: string[] = [];
    let away = true;
    let heard: () => void = () => {};
    const back = new Promise<void>((resolve) => (heard = resolve));
    const report = reporter({
      log: (line) => {
        lines.push(line);
        if (/again/.test(line)) heard();
      },
      probe: () => (away ? Promise.reject(coded('ECONNREFUSED')) : Promise.resolve()),
      probeEveryMs: 1,
    });
    const failures = [
      coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'),
      coded('57P01', 'terminating connection due to administrator command'),
      new Error('Connection terminated unexpectedly'),
      new Error('timeout exceeded when trying to connect'),
      coded('53100', 'could not extend file: No space left on device'),
    ];
    for (let time = 0; time < 50; time++) failures.forEach(report);
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^The database does not answer \(connect ECONNREFUSED 127\.0\.0\.1:5432\)/);
    away = false;
    await back;
    report(failures[1]);
    assert.equal(lines.length, 3);
    assert.doesNotMatch(lines.join('\n'), /\n\s+at /);
  });

  it('has the stack of an accident each time', () => {
    const lines: string[] = [];
    const report = reporter({ log: (line) => void lines.push(line), probe: async () => {} });
    report(new TypeError('a bug'));
    report(new TypeError('a bug'));
    assert.equal(lines.length, 2);
    assert.match(lines[0]!, /TypeError: a bug\n\s+at /);
  });
});
