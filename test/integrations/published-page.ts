import type { Page } from 'playwright-core';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

/** All four, as somebody writes them in the classic editor. */
export const shortcodes =
  '[newsletter_signup layout="card"]\n\n[member_login page="month-of-learning"]\n\n[group_board login="/members"]\n\n[showcase_feed count="4"]';

/** Scrolls to each element, as a reader does, until its module is there. */
export async function seeAll(page: Page): Promise<void> {
  for (const tag of tags) {
    const element = page.locator(tag).first();
    await element.waitFor({ state: 'attached' });
    await element.evaluate((it) => it.scrollIntoView());
    await page.locator(`${tag}:defined`).first().waitFor({ state: 'attached' });
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Where the parts of the form are, in whole pixels from the top of the element. */
export const boxesOf = (page: Page): Promise<string[]> =>
  page.locator('newsletter-signup').evaluate((element) => {
    const start = element.getBoundingClientRect();
    const parts = [element, ...element.querySelectorAll('h2, p, input:not([hidden], [type=hidden]), button')];
    return parts.map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [it.localName, ...[x - start.x, y - start.y, width, height].map(Math.round)].join(' ');
    });
  });

/** What is out of line in the cards of the two forms. */
export const misplacedIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const card = (tag: string) => boxOf(document.querySelector(tag)!.shadowRoot!.querySelector('.card')!);
    const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
    const isNear = (one: number, other: number) => Math.abs(one - other) <= 1;
    const [signup, login] = [card('newsletter-signup'), card('member-login')];
    const show = document.querySelector('.community-show-password')!;
    const fields = [...document.querySelectorAll('.community-field input:not([type=checkbox])')];
    const isInLine = (field: Element) => {
      const [box, around] = [boxOf(field), boxOf(field.parentElement!)];
      return isNear(box.left, around.left) && isNear(box.right, around.right);
    };
    return [
      ...(isNear(signup.width, login.width) ? [] : [`cards of ${signup.width} and ${login.width} pixels`]),
      ...(isNear(middle(boxOf(show)), middle(boxOf(show.parentElement!.querySelector('input')!)))
        ? []
        : ['the button that shows the password']),
      ...fields.filter((it) => !isInLine(it)).map(({ id }) => `the field ${id}`),
    ];
  });
