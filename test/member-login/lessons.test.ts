import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { openAsMember, openPage, PASSWORD, reload, someAddress, type Person } from './page.ts';

const month = `# A month

Bring a *pencil*, and <b>no</b> [plan](https://example.org/plan).

## First day
opens: 2020-01-01

Look at a cup. [Do not](javascript:alert(1)) draw it.

- slowly
- again

https://www.youtube.com/watch?v=abcdefghijk

## Second day
opens: 2020-01-02

Draw it.

## Some day
opens: 2999-12-31

A secret.
`;
const tag = (api: string, id: string) =>
  html`<member-login id=${id} api=${api} page="a-month"></member-login>`;

async function openMonth(): Promise<Person & { email: string }> {
  const person = await openAsMember({}, (api, id) => html`<member-login id=${id} api=${api}></member-login>`);
  await person.community.page('a-month', month);
  person.login.page = 'a-month';
  await person.sees(() => person.part('page'));
  return person;
}
const titles = (person: Person) =>
  [...person.login.shadowRoot!.querySelectorAll('.lessons li')].map((it) =>
    it.textContent.replace(/\s+/g, ' ').trim(),
  );

/** The names of what this browser stores of the members' pages and the session. */
async function stored(person: Person): Promise<string[]> {
  const { createStore, keys } = await import('idb-keyval');
  const names = await keys<string>(createStore('community-widgets', 'kept'));
  return names.filter((it) => it.includes(person.community.api) && /pages|session/.test(it));
}

describe("a members' page", () => {
  it('lists its lessons, and says when the others open', async () => {
    const person = await openMonth();
    expect(person.text).to.contain('A month').and.to.contain('Bring a pencil, and <b>no</b> plan.');
    expect(titles(person).slice(0, 2)).to.deep.equal(['First day', 'Second day']);
    expect(titles(person)[2]).to.match(/^Some dayAvailable from (31 December|December 31)$/);
    expect(person.login.shadowRoot!.textContent).to.not.contain('A secret.');
  });

  it('opens a lesson, and shows nothing that could do harm', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('lesson'));
    expect(person.part('lesson')!.textContent).to.contain('Look at a cup. Do not draw it.');
    expect([...person.login.shadowRoot!.querySelectorAll('a')].map((it) => it.protocol)).to.not.include(
      'javascript:',
    );
    expect([...person.login.shadowRoot!.querySelectorAll('.text li')].length).to.equal(2);
    person.button('Next: Second day').click();
    await person.sees(() => person.text.includes('Draw it.'));
  });

  it('asks nobody else for a video before it is pressed', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('video'));
    expect(person.login.shadowRoot!.querySelector('iframe')).to.equal(null);
  });

  it('keeps a tick that was made without a connection, and sends it once', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('lesson'));
    await person.community.fault({ kind: 'drop', path: '/pages/a-month/lessons', times: 2 });
    person.login.shadowRoot!.querySelector<HTMLInputElement>('.after input')!.click();
    person.button('All lessons').click();
    await person.sees(() => person.login.shadowRoot!.querySelector('.tick.done'));
    window.dispatchEvent(new Event('online'));
    await person.community.until(async (it) => (await it.progress()).length === 1);
    const again = await reload(person, tag);
    await again.sees(() => again.login.shadowRoot!.querySelector('.tick.done'));
    expect(await person.community.progress()).to.have.length(1);
  });

  it('sends a tick and its opposite in order, where the first fails on its way', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('lesson'));
    await person.community.fault({ kind: 'drop', path: '/pages/a-month/lessons', times: 1 });
    const box = person.login.shadowRoot!.querySelector<HTMLInputElement>('.after input')!;
    for (let presses = 0; presses < 2; presses++) box.click();
    const sent = () => person.community.received('PUT', '/pages/a-month/lessons');
    await person.community.until(async () => (await sent()).length === 3);
    expect((await sent()).map(({ body }) => body['done'])).to.deep.equal([true, true, false]);
  });

  it('keeps a tick of somebody who is signed out before it is sent, until they are back', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('lesson'));
    await person.community.endSessions();
    person.login.shadowRoot!.querySelector<HTMLInputElement>('.after input')!.click();
    await person.out();
    expect(await person.community.progress()).to.have.length(0);
    await person.signIn(person.email);
    await person.in();
    await person.community.until(async (it) => (await it.progress()).length === 1);
  });

  it('is there as it was when the API is not', async () => {
    const person = await openMonth();
    await person.community.fault({ kind: 'drop', path: '/pages', times: 100 });
    const again = await reload(person, tag);
    await again.sees(() => again.text.includes('from your last visit'));
    expect(titles(again)).to.have.length(3);
    await person.community.clearFaults();
  });

  it('loads nothing for a page that nobody asks for, and sends a tick from any page', async () => {
    const person = await openMonth();
    person.button('First day').click();
    await person.sees(() => person.part('lesson'));
    await person.community.fault({ kind: 'drop', path: '/pages/a-month/lessons', times: 1 });
    person.login.shadowRoot!.querySelector<HTMLInputElement>('.after input')!.click();
    const elsewhere = await reload(
      person,
      (api, id) => html`<member-login id=${id} api=${api}></member-login>`,
    );
    const asked = (await person.community.received('GET', '/pages')).length;
    await elsewhere.community.until(async (it) => (await it.progress()).length === 1);
    expect((await person.community.received('GET', '/pages')).length).to.equal(asked);
  });

  it('says when a lesson does not come, and shows it the next time', async () => {
    const person = await openMonth();
    await person.community.fault({ kind: 'drop', path: '/pages/a-month/lessons', times: 100 });
    person.button('Second day').click();
    await person.sees(() => person.text.includes('Check your connection'));
    await person.community.clearFaults();
    person.button('Second day').click();
    await person.sees(() => person.text.includes('Draw it.'));
    expect(person.text).to.not.contain('Check your connection');
  });

  it('is gone from this browser after signing out', async () => {
    const person = await openMonth();
    await person.choose('sign-out');
    await person.out();
    expect(person.login.shadowRoot!.textContent).to.not.contain('First day');
    expect(await stored(person)).to.deep.equal([]);
  });

  it('is not stored when it comes after signing out', async () => {
    const person = await openMonth();
    await person.community.fault({ kind: 'late', path: '/pages/a-month/lessons', times: 1 });
    const { fetch } = window;
    let response: Promise<Response> | undefined;
    window.fetch = (address, init) => {
      const answer = fetch(address, init);
      if (new Request(address, init).url.includes('/lessons/')) response = answer;
      return answer;
    };
    person.button('First day').click();
    await waitUntil(() => !!response);
    window.fetch = fetch;
    await person.choose('sign-out');
    await person.out();
    await person.community.clearFaults();
    await response;
    await aTimeout(100);
    expect(await stored(person)).to.deep.equal([]);
  });

  it('is not stored on a shared computer', async () => {
    const person = await openPage({}, tag);
    const email = someAddress();
    await person.community.page('a-month', month);
    await person.community.member({ email, password: PASSWORD });
    await person.sees(() => person.login.light.querySelector('[name="shared"]'));
    person.field('shared').click();
    await person.signIn(email);
    await person.sees(() => person.part('page'));
    await aTimeout(100);
    expect(await stored(person)).to.deep.equal([]);
  });

  it('says so when it is not there, or not for this role', async () => {
    const person = await openMonth();
    await person.community.page('for-hosts', '# For hosts\n\n## Keys\n\nUnder the mat.\n', 'host');
    person.login.page = 'for-hosts';
    await person.sees(() => person.text.includes('You don’t have access to this page.'));
    person.login.page = 'nowhere';
    await person.sees(() => person.text.includes('This page doesn’t exist.'));
  });
});
