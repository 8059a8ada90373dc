import type { Page } from 'playwright-core';

export const PASSWORD = 'three blue herons';

export const isIn = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('member-login')].every(
      (it) => (it as unknown as { member?: object }).member,
    ),
  );
export const isOut = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('member-login')].every(
      (it) => !(it as unknown as { signedIn: boolean }).signedIn,
    ),
  );

/** An invited member at the first page of the site: sets a password by the link in the mail. */
export async function accept(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('main member-login [part~=sign-in]').click();
  await page.locator('main member-login [data-name=new-password]').fill(PASSWORD);
  // The link has signed the member in already; leaving the page before the password is there would lose it.
  const saved = page.waitForResponse((response) => response.url().endsWith('/member/password'));
  await page.keyboard.press('Enter');
  await saved;
  await isIn(page);
}

export async function signIn(page: Page, email: string): Promise<void> {
  const login = page.locator('main member-login');
  await login.locator('[name=email]').fill(email);
  await login.locator('[data-name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await isIn(page);
}
