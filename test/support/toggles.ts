import { expect, waitUntil } from '@open-wc/testing';

/** The name without the number in it, which may change. */
const nameOf = (button: HTMLElement): string =>
  (button.ariaLabel ?? button.textContent).replace(/\d+/g, '').replace(/\s+/g, ' ').trim();

/** Expects a toggle to say its state once, by `aria-pressed`, under a name that stays (WCAG 4.1.2). */
export async function expectSteadyName(toggle: () => HTMLElement): Promise<void> {
  const [name, pressed] = [nameOf(toggle()), toggle().ariaPressed];
  expect(name).not.to.equal('');
  toggle().click();
  await waitUntil(() => toggle().ariaPressed !== pressed, `${name} is pressed`, { timeout: 30_000 });
  expect(nameOf(toggle())).to.equal(name);
}
