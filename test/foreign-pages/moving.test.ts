import { expect } from '@open-wc/testing';
import { openPage, someAddress, type Visitor } from '../newsletter-signup/page.ts';

/** A press of the mouse on `target`, up to its release; the browser moves the focus as it is pressed. */
function press(target: HTMLElement, focus?: HTMLElement | null): void {
  const init = { bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent('pointerdown', init));
  target.dispatchEvent(new MouseEvent('mousedown', init));
  const before = document.activeElement as HTMLInputElement;
  if (before.matches('input')) before.dispatchEvent(new Event('change', { bubbles: true }));
  focus?.focus();
}

function release(target: HTMLElement): void {
  const init = { bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent('pointerup', init));
  target.dispatchEvent(new MouseEvent('mouseup', init));
  target.click();
}

/** Long enough for all that a press might move. */
const frames = async (visitor: Visitor): Promise<void> => {
  for (let frame = 0; frame < 5; frame++) await new Promise((next) => requestAnimationFrame(next));
  await visitor.signup.updateComplete;
};

const typeOnly = (visitor: Visitor, text: string): void => {
  const field = visitor.field('email');
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

describe('nothing moves under the pointer', () => {
  it('when a typo is offered: the box that is pressed stays, and is ticked', async () => {
    const visitor = await openPage();
    await visitor.touch();
    typeOnly(visitor, 'ada@gmial.com');
    const box = visitor.field('consents');
    const before = box.getBoundingClientRect().top;
    press(box, box);
    await frames(visitor);
    expect(box.getBoundingClientRect().top).to.equal(before);
    release(box);
    expect(box.checked).to.equal(true);
    await visitor.sees(() => visitor.signup.querySelector('.community-suggestion'));
  });

  it('when the offer goes: the button that is pressed sends', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.touch();
    visitor.type('email', 'ada@gmial.com');
    await visitor.sees(() => visitor.signup.querySelector('.community-suggestion'));
    visitor.tick('consents', 'newsletter');
    typeOnly(visitor, email);
    const button = visitor.signup.querySelector<HTMLElement>('[type="submit"]')!;
    const before = button.getBoundingClientRect().top;
    press(button);
    await frames(visitor);
    expect(button.getBoundingClientRect().top).to.equal(before);
    release(button);
    await visitor.at('check-inbox');
    expect(await visitor.community.mails(email)).to.have.length(1);
  });

  it('when an error is mended: the button that is pressed sends', async () => {
    const visitor = await openPage();
    const email = someAddress();
    await visitor.touch();
    visitor.tick('consents', 'newsletter');
    visitor.type('email', 'ada@example');
    visitor.press();
    await visitor.sees(() => visitor.message('email'));
    const button = visitor.signup.querySelector<HTMLElement>('[type="submit"]')!;
    const before = button.getBoundingClientRect().top;
    const field = visitor.field('email');
    field.focus();
    field.value = email;
    press(button);
    await frames(visitor);
    expect(button.getBoundingClientRect().top).to.equal(before);
    release(button);
    await visitor.at('check-inbox');
  });
});

describe('the first touch', () => {
  it('unfolds the form also when its settings come later', async () => {
    const visitor = await openPage();
    await visitor.community.fault({ kind: 'delay', path: '/newsletter?' });
    visitor.field('email').focus();
    visitor.field('email').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await frames(visitor);
    await visitor.community.clearFaults();
    await visitor.sees(() => visitor.signup.querySelector('[name="consents"]')?.checkVisibility());
  });
});

describe('addresses as keyboards make them', () => {
  for (const [typed, meant] of [
    ['ADA＠example.org', 'ADA@example.org'],
    ['\u200b{}', '{}'],
    ['{}.', '{}'],
    ['mailto:{}', '{}'],
    ['Ada Byron <{}>', '{}'],
  ])
    it(`${JSON.stringify(typed)} is taken for what is meant`, async () => {
      const visitor = await openPage();
      const email = someAddress();
      await visitor.touch();
      visitor.signup.querySelector<HTMLInputElement>('[name="email"]')!.type = 'text';
      visitor.type('email', typed!.replace('{}', email));
      visitor.tick('consents', 'newsletter');
      visitor.press();
      await visitor.at('check-inbox');
      expect(await visitor.community.mails(meant!.replace('{}', email))).to.have.length(1);
    });

  it('never says that something is missing where something is too much', async () => {
    const visitor = await openPage();
    await visitor.touch();
    visitor.type('email', 'ada@example.org, ben@example.org');
    visitor.press();
    await visitor.sees(() => visitor.message('email'));
    expect(visitor.message('email')).not.to.match(/missing|type your/i);
  });
});
