import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMetrics } from '../../../server/monitoring/metrics.ts';
import { readinessOf } from '../../../server/monitoring/readiness.ts';
import { community, StillClock, testDatabase } from '../community.ts';
import { metricsOf } from '../monitoring/prometheus-text.ts';
import { host, names, sendAll, subscribers } from './letters.ts';

const database = testDatabase();

describe('the metrics', () => {
  it('tell how many letters are being sent, how many emails with them were sent, and how many have failed', async () => {
    const clock = new StillClock();
    const metrics = createMetrics({
      database: database(),
      clock,
      readiness: readinessOf({ database: database() }),
    });
    const here = community(database(), { clock, metrics: () => metrics.response() });
    const valuesOf = async () => {
      const all = metricsOf(await (await here.request('/metrics')).text());
      return ['sending', 'sent_total', 'failed_total'].map(
        (name) => all.find((metric) => metric.name === `community_letters_${name}`)?.value,
      );
    };
    const hanna = await host(here);
    await subscribers(here, names(3));
    await hanna.send(await hanna.write());
    assert.deepEqual(await valuesOf(), [1, 0, 0]);
    let attempts = 0;
    const mailer = metrics.countedLetters({
      async send() {
        if (++attempts === 2) throw new Error('busy');
      },
    });
    await sendAll(here, mailer);
    clock.pass(60);
    await sendAll(here, mailer);
    assert.deepEqual(await valuesOf(), [0, 3, 1]);
  });
});
