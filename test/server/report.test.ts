import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogFields, Logger } from '../../server/log.ts';
import { reporter } from '../../server/report.ts';

interface Line extends LogFields {
  level: string;
  message: string;
}

/** A log in memory, which may be watched. */
function memoryLog(written: (line: Line) => void = () => {}): { log: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const write = (level: string) => (fields: LogFields, message: string) => {
    const line = { ...fields, level, message };
    lines.push(line);
    written(line);
  };
  return {
    lines,
    log: { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') },
  };
}

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

describe('the log', () => {
  it('has one line for a database that is away and one for its return, however many requests fail', async () => {
    let away = true;
    let heard: () => void = () => {};
    const back = new Promise<void>((resolve) => (heard = resolve));
    const { log, lines } = memoryLog(({ message }) => /again/.test(message) && heard());
    const report = reporter({
      log,
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
    for (let time = 0; time < 50; time++) failures.forEach((failure) => report(failure));
    assert.equal(lines.length, 1);
    assert.match(
      lines[0]!.message,
      /^The database does not answer \(connect ECONNREFUSED 127\.0\.0\.1:5432\)/,
    );
    away = false;
    await back;
    report(failures[1]);
    assert.equal(lines.length, 3);
    assert.deepEqual(
      lines.map(({ level, stack }) => [level, stack]),
      [
        ['error', undefined],
        ['warn', undefined],
        ['error', undefined],
      ],
    );
  });

  it('has the stack of an accident each time', () => {
    const { log, lines } = memoryLog();
    const report = reporter({ log, probe: async () => {} });
    report(new TypeError('a bug', { cause: new RangeError('its cause') }), { request: 'one' });
    report('no error at all');
    assert.equal(lines.length, 2);
    const [line] = lines;
    assert.deepEqual([line!.level, line!.request, line!.error], ['error', 'one', 'TypeError: a bug']);
    assert.match(
      String(line!.stack),
      /^TypeError: a bug\n\s+at .*\nCaused by: RangeError: its cause\n\s+at /s,
    );
    assert.equal(lines[1]!.error, 'no error at all');
  });

  it('has no email address, and neither token nor search in an address', () => {
    const { log, lines } = memoryLog();
    const report = reporter({ log, probe: async () => {} });
    const secrets = [
      'ada@example.org',
      '"<ada.l+x@mail.example.co.uk>"',
      'ada%40example.org',
      'адa@пример.рф',
      'ada@xn--e1afmkfd.xn--p1ai',
      'https://api.example.org/confirm?token=s3cret#s3cret',
      'postgres://ada:s3cret@db.example.org:5432/x',
    ];
    for (const secret of secrets)
      report(
        Object.assign(new Error(`refused: ${secret}, sorry`, { cause: new Error(secret) }), {
          detail: `Key (email)=(${secret}) exists`,
          recipient: secret,
        }),
      );
    report(coded('ECONNREFUSED', 'no way to ada@example.org'));
    const text = JSON.stringify(lines);
    assert.equal(/.{0,40}(ada|адa|s3cret).{0,40}/.exec(text)?.[0], undefined);
    assert.equal(lines.length, secrets.length + 1);
    assert.ok(text.includes('refused: [email], sorry'));
  });

  it('keeps the paths of packages in a stack', () => {
    const { log, lines } = memoryLog();
    const error = new Error('x');
    error.stack =
      'Error: x\n    at f (file:///srv/node_modules/@hono/node-server/a.mjs:1:2)\n    at g (/srv/.pnpm/hono@4.13.19/a.js)';
    reporter({ log, probe: async () => {} })(error);
    assert.equal(lines[0]!.stack, error.stack);
  });
});
