import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'community-widgets/newsletter-signup';
import 'community-widgets/member-login';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <newsletter-signup
      [api]="api"
      layout="card"
      heading-level="3"
      debug="false"
      strings='{"submit":"Get the letter"}'
      (community-signup-pending)="onPending($event)"
    ></newsletter-signup>
    <output>{{ heard() }}</output>
    <member-login
      [api]="api"
      [headingLevel]="4"
      [compact]="false"
      [strings]="{ signIn: 'Come in' }"
    ></member-login>
  `,
})
export class Letter {
  readonly api = 'https://api.example.org';
  readonly heard = signal('');

  onPending(event: HTMLElementEventMap['community-signup-pending']): void {
    this.heard.set(event.type);
  }
}
