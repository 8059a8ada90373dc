import type { LitElement } from 'lit';
import type { Community } from '../community/community.ts';
import type { Session } from '../community/session.ts';
import type { Member } from '../contract/members.ts';
import type { FormError } from '../ui/form-error.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import type { LoginStep } from './step.ts';
import type { LoginStrings } from './strings.ts';

/** What the parts of a `<member-login>` use of it. */
export interface LoginHost extends LitElement {
  readonly address: string;
  readonly formId: string;
  readonly language: string;
  readonly light: HTMLElement;
  readonly localize: LocalizeController<LoginStrings>;
  readonly member: Member | undefined;
  readonly methods: 'both' | 'password' | 'email';
  readonly page: string;
  readonly redirect: string;
  readonly redirectOrigins: string;
  readonly step: LoginStep;
  readonly words: LoginStrings;
  opened: boolean;
  signedIn: boolean;
  show(step: LoginStep): void;
}

/** What views and panels use of a login's controller. */
export interface LoginActions {
  readonly community: Community;
  readonly host: LoginHost;
  readonly member: Member | undefined;
  readonly session: Session;
  readonly step: LoginStep;
  back(): Promise<void>;
  byLink(): Promise<void>;
  errorText(): string;
  fail(error: FormError): void;
  /** Records an interaction: from now on, updates may move the focus. */
  markInteracted(): void;
  resend(): Promise<void>;
  /** Goes to a step, and moves the focus to its start if the person has interacted. */
  show(step: LoginStep): void;
}
