import { expect, fixture, html } from '@open-wc/testing';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import { openPage, Person } from './page.ts';

describe('debug', () => {
  it('says that all is well', async () => {
    const person = await openPage({}, (api) => html`<member-login api=${api} debug></member-login>`);
    await person.sees(() => person.part('diagnostics'));
    expect(person.part('diagnostics')!.textContent)
      .to.contain('It accepts requests from this site.')
      .and.to.not.contain('✗');
  });

  it('says in plain words what is wrong', async () => {
    const login = await fixture<MemberLogin>(
      html`<member-login api="http://127.0.0.1:9" debug></member-login>`,
    );
    const person = new Person(login, null as never);
    await person.sees(() => person.part('diagnostics'));
    expect(person.part('diagnostics')!.textContent).to.contain('Nothing answers at http://127.0.0.1:9.');
  });
});
