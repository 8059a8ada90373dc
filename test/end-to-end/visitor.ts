import type { BrowserContext, Locator, Page } from 'playwright-core';

/** Somebody at a page with a signup, who knows of it only what can be read. */
export class Visitor {
  readonly page: Page;
  readonly signup: Locator;
  /** What the page wrote to the console, and what it threw. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.signup = page.locator('newsletter-signup').first();
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async at(context: BrowserContext, address: string): Promise<Visitor> {
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(address);
    return visitor;
  }

  get email(): Locator {
    return this.signup.getByRole('textbox', { name: 'Email' });
  }

  get code(): Locator {
    return this.signup.getByRole('textbox', { name: 'code' });
  }

  button(name: string): Locator {
    return this.signup.getByRole('button', { name });
  }

  /** Types an address and agrees to what must be agreed to. */
  async fillIn(email: string): Promise<void> {
    await this.email.click();
    await this.email.fill(email);
    await this.signup.getByRole('checkbox', { name: /^Yes, send me/ }).check();
  }

  async subscribe(email: string): Promise<void> {
    await this.fillIn(email);
    await this.button('Subscribe').click();
  }

  async typeCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.button('Confirm').click();
  }

  /** Waits until it reads `words`. */
  async reads(words: string | RegExp): Promise<void> {
    await this.signup.getByText(words).first().waitFor();
  }
}

export const checkYourInbox = 'Check your inbox';
export const keptForYou = 'Kept for you';
export const youAreIn = 'You are in';
