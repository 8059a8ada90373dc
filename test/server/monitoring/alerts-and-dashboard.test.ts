import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { createMetrics } from '../../../server/monitoring/metrics.ts';
import { readinessOf } from '../../../server/monitoring/readiness.ts';
import { community, StillClock, testDatabase } from '../community.ts';

const database = testDatabase();
const file = (name: string) =>
  readFileSync(new URL(`../../../server/deploy/${name}`, import.meta.url), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; description: string };
}
interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string }[];
}

const rules = () =>
  (parse(file('prometheus-alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((it) => it.rules);
const panels = () => (JSON.parse(file('grafana-dashboard.json')) as { panels: Panel[] }).panels;

/** The words of an expression that name a metric: not its functions, labels and keywords. */
const namesIn = (expression: string): string[] =>
  expression
    .replace(/\{[^}]*\}|\[[^\]]*\]|\b(by|on) \([^)]*\)/g, '')
    .match(/\b[a-z_]\w+\b(?! *\()/g)!
    .filter((word) => !['and', 'or', 'by', 'on'].includes(word));

/** What is in /metrics, without what histograms append. */
async function servedNames(): Promise<Set<string>> {
  const metrics = createMetrics({
    database: database(),
    clock: new StillClock(),
    readiness: readinessOf({ database: database() }),
    disk: { freeBytes: () => 5e9, minBytes: 64e6 },
  });
  const here = community(database(), { observer: metrics, metrics: () => metrics.response() });
  await here.request('/newsletter');
  const text = await (await here.request('/metrics')).text();
  return new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name!));
}

describe('the alerts and the dashboard', () => {
  it('name only metrics that the server has', async () => {
    const served = await servedNames();
    served.add('up'); // of Prometheus itself
    const expressions = [
      ...rules().map(({ expr }) => expr),
      ...panels().flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    for (const expression of expressions) {
      const names = namesIn(expression);
      assert.ok(names.length > 0, expression);
      for (const name of names)
        assert.ok(served.has(name.replace(/_(bucket|count)$/, '')), `${name} in ${expression}`);
      assert.equal(
        [...expression.matchAll(/\w+\{job="community-widgets"/g)].length,
        names.length,
        `of this job only: ${expression}`,
      );
    }
  });

  it('say what is wrong and what to do', () => {
    assert.deepEqual(
      rules().map(({ alert }) => alert),
      [
        'CommunityNotReady',
        'CommunityErrors',
        'CommunityEmailsStuck',
        'CommunityDiskFilling',
        'CommunityStreamsDeaf',
      ],
    );
    const page = readFileSync(new URL('../../../docs/monitoring.md', import.meta.url), 'utf8');
    for (const { alert, labels, annotations, ...rule } of rules()) {
      assert.match(rule.for, /^\d+m$/);
      assert.match(labels.severity, /^(critical|warning)$/);
      assert.ok(annotations.summary && annotations.description, alert);
      assert.ok(page.includes(`\`${alert}\``), alert);
    }
  });

  it('have panels that do not overlap', () => {
    const cells = panels().flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );
    assert.equal(new Set(cells).size, cells.length);
    assert.equal(new Set(panels().map(({ id }) => id)).size, panels().length);
  });
});
