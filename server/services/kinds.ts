import type { ServiceKind, ServiceSettings } from '../../src/contract/index.ts';
import { clientFactory, type Outbound } from './client.ts';
import { brevo } from './brevo.ts';
import { buttondown } from './buttondown.ts';
import { ghost } from './ghost.ts';
import { hubspot } from './hubspot.ts';
import { kit } from './kit.ts';
import { listmonk } from './listmonk.ts';
import { mailchimp } from './mailchimp.ts';
import { mailerlite } from './mailerlite.ts';
import type { Connect, Service } from './service.ts';

const kinds: { [Kind in ServiceKind]: Connect<Kind> } = {
  brevo,
  buttondown,
  ghost,
  hubspot,
  kit,
  listmonk,
  mailchimp,
  mailerlite,
};

/** Connects to a service. Aborting the signal ends all requests to it. */
export function connect(settings: ServiceSettings, ctx: Outbound, signal: AbortSignal): Service {
  const connectKind = kinds[settings.kind] as Connect<ServiceKind>;
  return connectKind(settings, clientFactory(ctx, settings.key, signal));
}
