import { expect, userEvent, waitFor } from 'storybook/test';
import type { NewsletterSignup } from '../src/newsletter-signup/newsletter-signup.ts';

const patience = { timeout: 15_000 };

/** A visitor at the signup of a story, with a keyboard and a mouse. */
export class Visitor {
  readonly signup: NewsletterSignup;

  constructor(canvas: HTMLElement) {
    this.signup = canvas.querySelector('newsletter-signup')!;
  }

  field(selector: string): Promise<HTMLInputElement> {
    return waitFor(() => {
      const field = this.signup.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`${selector} is not there at ${this.signup.step.name}`);
      return field;
    }, patience);
  }

  /** Focuses the address; the other fields then unfold. */
  async touch(): Promise<void> {
    await waitFor(() => expect(this.signup.newsletter).toBeTruthy(), patience);
    await userEvent.click(await this.field('[name=email]'));
  }

  async type(email: string): Promise<void> {
    await this.touch();
    const field = await this.field('[name=email]');
    await userEvent.clear(field);
    await userEvent.type(field, email);
    await userEvent.tab();
  }

  async fillIn(email: string): Promise<void> {
    await this.type(email);
    await userEvent.click(await this.field('[name=consents]'));
  }

  async press(): Promise<void> {
    await userEvent.click(await this.field('[type=submit], button:not([type])'));
  }

  async subscribe(email: string): Promise<void> {
    await this.fillIn(email);
    await this.press();
  }

  async typeCode(code: string): Promise<void> {
    await this.at('check-inbox');
    await userEvent.type(await this.field('[name=code]'), code);
    await this.press();
  }

  /** Presses a button that the element shows around the form. */
  async pressPart(part: string): Promise<void> {
    await userEvent.click(this.signup.shadowRoot!.querySelector(`[part=${part}]`)!);
  }

  at(step: NewsletterSignup['step']['name']): Promise<void> {
    return waitFor(() => expect(this.signup.step.name).toBe(step), patience);
  }

  /** Waits until the error of a step is shown. */
  failsWith(code: string): Promise<void> {
    return waitFor(() => expect(this.signup.step).toMatchObject({ error: { code } }), patience);
  }
}
