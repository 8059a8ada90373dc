import { Bench } from 'tinybench';
import { createApp, openPGlite, writeSettings, defaultSettings, type Limits } from '../server/index.ts';
import type { FormToken } from '../src/contract/index.ts';

const unlimited = { most: 1e9, per: 1 };
const limits: Limits = {
  address: unlimited,
  client: unlimited,
  domain: unlimited,
  all: unlimited,
  codes: unlimited,
};
const url = 'https://api.example.org';

/** What the API's answers cost, each as a multiple of the cheapest one it has. On the embedded database, in memory. */
export async function answers() {
  const { database, close } = await openPGlite();
  await writeSettings(database, defaultSettings, new Date());
  let ahead = 0;
  let mailed = Promise.resolve();
  const app = createApp({
    database,
    mailer: { send: () => Promise.resolve() },
    clock: { now: () => new Date(Date.now() + ahead) },
    origins: ['*'],
    secret: 'a secret for benchmarks only',
    url,
    limits,
    background: (work) => void (mailed = Promise.all([mailed, work]).then(() => undefined)),
  });
  const get = async <Answer>(path: string) => (await (await app.request(url + path)).json()) as Answer;
  const { consents } = defaultSettings;
  let people = 0;
  const signUp = async () => {
    const { token, minimumFill } = await get<FormToken>('/newsletter/form-token');
    ahead += minimumFill * 1000;
    const response = await app.request(`${url}/newsletter/subscriptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({
        email: `ada.${++people}@example.org`,
        topics: [],
        consents: consents.map(({ purpose, wording }) => ({ purpose, wording })),
        locale: 'en',
        formToken: token,
      }),
    });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  };

  const health = '/health';
  const bench = new Bench({ time: 2000, warmupTime: 500 })
    .add(health, () => get(health))
    .add('GET /newsletter', () => get('/newsletter'))
    .add('a signup, with its form token', signUp);
  await bench.run();
  await mailed;
  await close();
  const medians = bench.tasks.map((task): [string, number] => {
    const { result } = task;
    if (!('latency' in result)) throw new Error(`${task.name} did not run`);
    return [task.name, result.latency.p50];
  });
  const [, cheapest] = medians[0]!;
  return {
    title: 'Time of an answer, /health = 1',
    rows: medians.slice(1).map(([name, median]): [string, number] => [name, median / cheapest]),
  };
}
