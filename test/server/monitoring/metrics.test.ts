import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AppOptions, Database } from '../../../server/index.ts';
import { createMetrics } from '../../../server/monitoring/metrics.ts';
import { readinessOf } from '../../../server/monitoring/readiness.ts';
import { community, type Community, StillClock, testOpenDatabase } from '../community.ts';
import { checkIn, group } from '../events/live-day.ts';
import { freshVariables, server } from '../process.ts';
import { listen } from '../realtime/stream.ts';
import { absentDatabase } from './absent-database.ts';
import { type Metric, metricsOf } from './prometheus-text.ts';

const open = testOpenDatabase();

/** A community that is measured. */
function measured(database: Database = open().database, options: Partial<AppOptions> = {}) {
  const clock = new StillClock();
  const metrics = createMetrics({
    database,
    clock,
    readiness: readinessOf({ database, hasRoom: options.hasRoom }),
    disk: { freeBytes: () => 5e9, minBytes: 64e6 },
  });
  const here = community(database, {
    clock,
    observer: metrics,
    metrics: () => metrics.response(),
    ...options,
    ...(options.mailer && { mailer: metrics.counted(options.mailer) }),
  });
  return here;
}

async function scrape(here: Community): Promise<Metric[]> {
  const answer = await here.request('/metrics');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('Content-Type'), 'text/plain; version=0.0.4; charset=utf-8');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  return metricsOf(await answer.text());
}

const valueOf = (all: Metric[], name: string, labels: Record<string, string> = {}): number | undefined =>
  all.find(
    (metric) =>
      metric.name === name &&
      Object.entries(labels).every(([label, value]) => metric.labels[label] === value),
  )?.value;

describe('the metrics', () => {
  it('count requests by route, method and status, and no path becomes a label', async () => {
    const here = measured();
    for (let times = 0; times < 3; times++) await here.request('/newsletter');
    for (const id of ['s3cret1', 's3cret2', 's3cret3']) {
      await here.request(`/events/${id}/board`);
      await here.request(`/${id}`);
    }
    const all = await scrape(here);
    const count = (route: string, status: string) =>
      valueOf(all, 'http_request_duration_seconds_count', { method: 'GET', route, status });
    assert.equal(count('/newsletter', '200'), 3);
    assert.equal(count('/events/:event/board', '401'), 3);
    assert.equal(count('unmatched', '404'), 3);
    assert.doesNotMatch(JSON.stringify(all), /s3cret/);
  });

  it('tell how many emails wait and for how long, were sent and have failed', async () => {
    let down = true;
    const here = measured(open().database, {
      mailer: { send: () => (down ? Promise.reject(new Error('busy')) : Promise.resolve()) },
    });
    await here.signUp('ada@example.org');
    await here.settled();
    here.clock.pass(120);
    let all = await scrape(here);
    assert.equal(valueOf(all, 'community_emails_waiting'), 1);
    assert.equal(valueOf(all, 'community_emails_oldest_age_seconds'), 120);
    assert.equal(valueOf(all, 'community_emails_failed_total'), 1);
    assert.equal(valueOf(all, 'community_emails_sent_total'), 0);
    down = false;
    await here.signUp('eve@example.org');
    await here.settled();
    all = await scrape(here);
    assert.equal(valueOf(all, 'community_emails_waiting'), 0);
    assert.equal(valueOf(all, 'community_emails_oldest_age_seconds'), 0);
    assert.equal(valueOf(all, 'community_emails_failed_total'), 1);
    assert.equal(valueOf(all, 'community_emails_sent_total'), 2);
  });

  it('tell how many jobs are due', async () => {
    const here = measured();
    const source = { title: '', rule: 'queue', etag: null, last_modified: null } as const;
    const state = { error: '', attempts: 0, polled_at: null, created_at: here.clock.now() };
    const later = new Date(here.clock.now().getTime() + 1000);
    for (const [id, due_at] of [['now', here.clock.now()] as const, ['later', later] as const])
      await open()
        .database.insertInto('feed_sources')
        .values({ ...source, ...state, topics: [], id, url: `https://${id}.example`, due_at })
        .execute();
    const all = await scrape(here);
    assert.equal(valueOf(all, 'community_jobs_waiting', { queue: 'feeds' }), 1);
    assert.equal(valueOf(all, 'community_jobs_waiting', { queue: 'thumbnails' }), 0);
  });

  it('tell how many streams are open, and how fast they hear of a change', async () => {
    const here = measured(open().database, { notices: open().notices });
    const { people } = await group(here, ['Ada', 'Ben']);
    const [ada, ben] = people;
    assert.equal(valueOf(await scrape(here), 'community_event_streams_open'), 0);
    const stream = await listen(ben!);
    await stream.until('hello');
    assert.equal(valueOf(await scrape(here), 'community_event_streams_open'), 1);
    await checkIn(ada!, 'slow', 'A word');
    await stream.until('row');
    const all = await scrape(here);
    assert.ok(valueOf(all, 'community_change_delivery_seconds_count')! >= 1);
    assert.equal(
      valueOf(all, 'community_change_delivery_seconds_bucket', { le: '0.1' }),
      valueOf(all, 'community_change_delivery_seconds_count'),
    );
    await stream.close();
    assert.equal(valueOf(await scrape(here), 'community_event_streams_open'), 0);
  });

  it('tell whether the server is ready, how full its disk is, and of the process', async () => {
    let room = true;
    const here = measured(open().database, { hasRoom: () => room });
    let all = await scrape(here);
    assert.equal(valueOf(all, 'community_ready'), 1);
    assert.equal(valueOf(all, 'community_database_up'), 1);
    assert.equal(valueOf(all, 'community_disk_free_bytes'), 5e9);
    assert.equal(valueOf(all, 'community_disk_min_free_bytes'), 64e6);
    assert.ok(valueOf(all, 'process_resident_memory_bytes')! > 1e6);
    assert.notEqual(valueOf(all, 'nodejs_eventloop_lag_p99_seconds'), undefined);
    room = false;
    all = await scrape(here);
    assert.equal(valueOf(all, 'community_ready'), 0);
    assert.equal(valueOf(all, 'community_database_up'), 1);
  });

  it('leave out what they cannot know while the database is away', async () => {
    const all = await scrape(measured(absentDatabase()));
    assert.equal(valueOf(all, 'community_ready'), 0);
    assert.equal(valueOf(all, 'community_database_up'), 0);
    for (const name of [
      'community_emails_waiting',
      'community_emails_oldest_age_seconds',
      'community_jobs_waiting',
    ])
      assert.equal(valueOf(all, name), undefined, name);
  });
});

describe('the metrics of a server', () => {
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).status;

  it('are for whoever has the token, and are not found by others', async () => {
    const running = await server({ ...(await freshVariables()), METRICS_TOKEN: 'a-token-for-tests' });
    assert.equal(await status(running.url, { Authorization: 'Bearer a-token-for-tests' }), 200);
    for (const Authorization of ['', 'Bearer', 'Bearer a-token-for-test', 'Basic a-token-for-tests'])
      assert.equal(await status(running.url, { Authorization }), 404, Authorization);
    assert.equal(await status(running.url), 404);
    await running.end('SIGTERM');
  });

  it('are for this machine where no token is set, but not through a proxy', async () => {
    const running = await server(await freshVariables());
    assert.equal(await status(running.url), 200);
    for (const name of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP'])
      assert.equal(await status(running.url, { [name]: '192.0.2.7' }), 404, name);
    assert.equal((await community(open().database).request('/metrics')).status, 404);
    await running.end('SIGTERM');
  });

  it('are not found without a token where the server is public, for a proxy may hide itself', async () => {
    const variables = await freshVariables();
    const running = await server({ ...variables, PUBLIC_URL: 'http://api.example.org' });
    assert.equal(await status(`http://localhost:${variables.PORT}`), 404);
    await running.end('SIGTERM');
  });
});
