import type { ServiceKind } from './service-requests.ts';

/** What people call the services. */
export const serviceNames: Readonly<Record<ServiceKind, string>> = {
  brevo: 'Brevo',
  buttondown: 'Buttondown',
  ghost: 'Ghost',
  hubspot: 'HubSpot',
  kit: 'Kit',
  listmonk: 'listmonk',
  mailchimp: 'Mailchimp',
  mailerlite: 'MailerLite',
};
