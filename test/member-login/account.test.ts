import { expect } from '@open-wc/testing';
import { openAsMember, PASSWORD, reload } from './page.ts';

/** A picture file as a camera makes it. */
async function picture(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 600;
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = 'teal';
  brush.fillRect(0, 0, 900, 600);
  const blob = await new Promise<Blob>((done) => canvas.toBlob((it) => done(it!), 'image/png'));
  return new File([blob], 'me.png', { type: 'image/png' });
}

describe('a member', () => {
  it('changes name, words and link, and they are there after a reload', async () => {
    const person = await openAsMember();
    await person.choose('profile');
    await person.sees(() => person.login.light.querySelector('[name="bio"]'));
    expect(person.field('name').value).to.equal('Ada');
    person.type('name', 'Ada of the Hill <b>');
    person.type('bio', 'I draw cups.');
    person.type('link', 'ftp://example.org');
    person.press();
    await person.sees(() => person.message('link'));
    person.type('link', 'https://ada.example');
    person.press();
    await person.sees(() => person.text.includes('Saved.'));
    const again = await reload(person);
    await again.sees(() => again.part('account-button'));
    expect(again.part('account-button')!.textContent).to.contain('Ada of the Hill <b>');
    expect(again.login.member!.link).to.equal('https://ada.example');
  });

  it('gives a picture, which is made small here', async () => {
    const person = await openAsMember();
    await person.choose('profile');
    await person.sees(() => person.login.light.querySelector('[name="picture"]'));
    const files = new DataTransfer();
    files.items.add(await picture());
    person.field('picture').files = files.files;
    person.field('picture').dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 300));
    person.press();
    await person.sees(() => person.login.member!.picture);
    const answer = await fetch(person.login.member!.picture!);
    expect(answer.headers.get('Content-Type')).to.equal('image/jpeg');
    expect((await answer.blob()).size).to.be.below(32 * 1024);
  });

  it('chooses another password only by showing the old one', async () => {
    const person = await openAsMember();
    await person.choose('password');
    await person.sees(() => person.login.light.querySelector('[data-name="new-password"]'));
    person.type('new-password', 'nine quiet otters');
    person.press();
    await person.sees(() => person.login.light.querySelector('[data-name="current-password"]'));
    person.type('current-password', PASSWORD);
    person.type('new-password', 'nine quiet otters');
    person.press();
    await person.at('signed-in');
    await person.choose('sign-out');
    await person.out();
    await person.signIn(person.email, 'nine quiet otters');
    await person.in();
  });

  it('sees where they are signed in, and ends it everywhere', async () => {
    const person = await openAsMember();
    await person.choose('sessions');
    await person.sees(() => person.text.includes('this device'));
    person.part('sign-out-everywhere')!.click();
    await person.out();
    expect(person.open).to.equal(false);
  });

  it('closes the menu by Escape, and the focus stays at its button', async () => {
    const person = await openAsMember();
    person.part('account-button')!.click();
    await person.login.updateComplete;
    expect(person.part('menu')!.hidden).to.equal(false);
    person.part('profile')!.focus();
    person
      .part('profile')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await person.sees(() => person.part('menu')!.hidden);
    expect(person.login.shadowRoot!.activeElement).to.equal(person.part('account-button'));
  });
});
