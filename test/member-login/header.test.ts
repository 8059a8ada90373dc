import { expect, html } from '@open-wc/testing';
import { openAsMember, openPage, reload, type Person } from './page.ts';

const tag = (api: string) => html`<member-login api=${api} compact></member-login>`;

/** A header whose form is open. */
async function openHeader(): Promise<Person> {
  const person = await openPage({}, tag);
  const button = person.part('login-button')!;
  await person.sees(() => person.login.login, 'all is loaded');
  button.click();
  await person.sees(() => person.login.light.querySelector('[name="email"]'));
  await person.sees(() => person.field('email').matches(':focus'), 'the address has the focus');
  expect(button.getAttribute('aria-expanded')).to.equal('true');
  return person;
}

const isClosed = (person: Person) => person.part('login-button')!.getAttribute('aria-expanded') === 'false';

describe('the form of a header', () => {
  it('closes by Escape, and its button has the focus again', async () => {
    const person = await openHeader();
    person.field('email').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await person.sees(() => isClosed(person));
    expect(person.login.shadowRoot!.activeElement).to.equal(person.part('login-button'));
  });

  it('closes by a press beside it, and not by one in it or in a password manager’s menu', async () => {
    const person = await openHeader();
    const press = (place: Element) =>
      place.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    press(person.field('email'));
    const manager = document.body.appendChild(document.createElement('password-menu'));
    press(manager);
    manager.remove();
    await person.login.updateComplete;
    expect(isClosed(person)).to.equal(false);
    press(document.body);
    await person.sees(() => isClosed(person));
  });

  it('closes when the focus leaves it', async () => {
    const person = await openHeader();
    const other = document.body.appendChild(document.createElement('button'));
    other.focus();
    await person.sees(() => isClosed(person));
    other.remove();
  });
});

describe('the bar of a header', () => {
  it('keeps its width for the next page, also where a closed menu has a login, too', async () => {
    const person = await openAsMember({}, tag);
    const kept = () => Number(localStorage.getItem(`community-widgets bar ${person.login.api}`));
    await person.sees(kept, 'the width');
    const width = kept();
    const inMenu = await reload(
      person,
      (api, id) => html`<member-login id=${id} api=${api} compact style="display: none"></member-login>`,
    );
    await inMenu.sees(() => inMenu.part('account-button'));
    expect(kept()).to.equal(width);
  });
});
