import type { LitElement } from 'lit';
import type { Newsletter } from '../contract/newsletter.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import type { SignupStep } from './step.ts';
import type { SignupStrings } from './strings.ts';

/** What the parts of a `<newsletter-signup>` use of it. */
export interface SignupHost extends LitElement {
  readonly address: string;
  readonly formId: string;
  readonly language: string;
  readonly light: HTMLElement;
  readonly localize: LocalizeController<SignupStrings>;
  readonly ownForm: HTMLFormElement | undefined;
  readonly provider: string;
  readonly step: SignupStep;
  readonly words: SignupStrings;
  expanded: boolean;
  newsletter: Newsletter | undefined;
  show(step: SignupStep): void;
}
