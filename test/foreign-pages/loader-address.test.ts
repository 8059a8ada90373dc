import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import {
  SECOND_COPY,
  isAlive,
  loaderTag,
  modulesOf,
  openLoaderPage,
  saidBy,
  WIDGETS,
} from './loader-page.ts';

const body = '<newsletter-signup></newsletter-signup>';
const script = (code: string, attributes = '') =>
  `<script src="data:text/javascript,${encodeURIComponent(code)}" ${attributes}></script>`;
const source = async () => (await fetch(`${WIDGETS}loader.js`)).text();

/** What owners, content systems and optimisers make of the one line. */
const lines: Record<string, (api: string) => string | Promise<string>> = {
  'as it is': (api) => loaderTag(api),
  'in the way of the page': (api) => loaderTag(api, ''),
  deferred: (api) => loaderTag(api, 'defer'),
  'with a version, as WordPress writes it': (api) =>
    loaderTag(api, 'id="community-js"', `${WIDGETS}loader.js?ver=6.7`),
  'as a module': (api) => loaderTag(api, 'type="module"'),
  'from a folder of the owner’s': (api) =>
    loaderTag(api, 'async', `${location.origin}${SECOND_COPY}loader.js`),
  'put in by another script, after the page was loaded': (api) =>
    script(`addEventListener('load', () => {
      const loader = document.createElement('script');
      loader.src = '${WIDGETS}loader.js';
      loader.dataset.api = '${api}';
      document.body.append(loader);
    })`),
  'delayed, its address kept in another attribute': async (api) =>
    `<script type="text/plain" data-lazy-src="${WIDGETS}loader.js" data-api="${api}"></script>${script(await source())}`,
  'joined with others, and told its address': async (api) =>
    `<script data-widgets="${WIDGETS}" data-api="${api}"></script>${script(`window.before = 1;\n${await source()}\n;window.after = 1`)}`,
  'told its address without a slash at the end': async (api) =>
    script(await source(), `data-widgets="${WIDGETS.slice(0, -1)}" data-api="${api}"`),
  'next to the loader.js of another library': async (api) =>
    `<script type="text/plain" src="https://charts.example/charts/loader.js"></script>${loaderTag(api, 'type="module"')}`,
};

for (const [name, line] of Object.entries(lines))
  it(`the loader ${name} knows where the modules are`, async () => {
    const { api } = await startCommunity({ settings: { title: 'The Thursday letter' } });
    const page = await openLoaderPage({ body, loader: await line(api) });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    await page.sees(
      () =>
        page.document
          .querySelector('newsletter-signup')!
          .shadowRoot!.textContent.includes('The Thursday letter'),
      'what the API says',
    );
    expect(saidBy(page)).to.deep.equal([]);
  });

it('a copy of the loader from a server with a public address knows that, wherever it was put', async () => {
  const built = (await source()).replace('"{widgets}"', `"${location.origin}${SECOND_COPY}"`);
  const page = await openLoaderPage({ body, loader: script(built) });
  await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  const modules = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
  expect(modules.some((it) => it.endsWith(`${SECOND_COPY}newsletter-signup.js`))).to.equal(true);
  const { address } = page.document.querySelector('newsletter-signup') as unknown as { address: string };
  expect(address).to.equal(location.origin);
});

it('the API is the server of the loader, where nothing else is said', async () => {
  const page = await openLoaderPage({ body, loader: `<script src="${WIDGETS}loader.js" async></script>` });
  await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  const { address } = page.document.querySelector('newsletter-signup') as unknown as { address: string };
  expect(address).to.equal(location.origin);
});

it('an attribute of that name on a script of somebody else is not the API', async () => {
  const analytics = `<script type="text/plain" data-api="https://analytics.example/event"></script>`;
  const page = await openLoaderPage({
    head: analytics,
    body,
    loader: `<script src="${WIDGETS}loader.js"></script>`,
  });
  await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  const { address } = page.document.querySelector('newsletter-signup') as unknown as { address: string };
  expect(address).to.equal(location.origin);
});

describe('what is no script', () => {
  const evil = 'https://evil.example/widgets/';
  for (const markup of [
    `<img name="currentScript" src="data:," data-widgets="${evil}">`,
    `<form name="currentScript" data-widgets="${evil}"><input name="src" value="${evil}loader.js"></form>`,
    `<a data-widgets="${evil}" href="${evil}loader.js">A comment</a>`,
  ])
    it(`does not say where the modules are: ${markup.slice(0, 26)}…`, async () => {
      const page = await openLoaderPage({ body: `${markup}${body}${loaderTag('/none', '')}`, loader: '' });
      await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
      expect(saidBy(page)).to.deep.equal([]);
      const asked = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
      expect(asked.filter((it) => it.includes('evil'))).to.deep.equal([]);
    });
});

describe('a loader that does not know its address', () => {
  it('says so, with the mend, and with ?community-debug on the page', async () => {
    const loader = script(await source());
    const page = await openLoaderPage({ body, loader });
    expect(saidBy(page)).to.have.length(1);
    expect(saidBy(page)[0])
      .to.contain('community-widgets: loader.js does not know')
      .and.contain('data-widgets="');
    expect(page.document.body.textContent).not.to.contain('loader.js');
    expect(modulesOf(page)).to.deep.equal([]);

    const debugged = await openLoaderPage({ body, loader, query: { 'community-debug': '' } });
    expect(debugged.document.querySelector('pre')!.textContent).to.contain('data-widgets="');
  });

  it('leaves the page to one that does', async () => {
    const page = await openLoaderPage({ body, loader: script(await source()) + loaderTag() });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  });
});

it('a module that is not there is said, with its address, once', async () => {
  const page = await openLoaderPage({
    body: `${body}${body}`,
    loader: script(await source(), 'data-widgets="/nothing-here/"'),
    query: { 'community-debug': '' },
  });
  await page.sees(() => saidBy(page).length, 'a sentence');
  expect(saidBy(page)).to.have.length(1);
  expect(saidBy(page)[0])
    .to.contain(`community-widgets: ${location.origin}/nothing-here/newsletter-signup.js could not be loaded`)
    .and.contain('Content Security Policy');
  expect(page.document.querySelector('pre')!.textContent).to.contain('/nothing-here/');
});
