import type { ServiceKind } from '../../contract/service-requests.ts';

export type ServiceField = 'url' | 'user' | 'key' | 'list';

interface ServiceTexts {
  /** The fields a host fills in, each with where its value is. */
  readonly fields: Readonly<Partial<Record<ServiceField, { label: string; hint: string; optional?: true }>>>;
}

/** docs/services.md has the same with more words. */
export const serviceTexts: Readonly<Record<ServiceKind, ServiceTexts>> = {
  brevo: {
    fields: {
      key: { label: 'API key', hint: 'In SMTP & API → API keys.' },
      list: { label: 'List', hint: 'The number beside the list in Contacts → Lists.' },
    },
  },
  buttondown: {
    fields: {
      key: { label: 'API key', hint: 'In Settings → API, with read and write access to subscribers.' },
    },
  },
  ghost: {
    fields: {
      url: { label: 'Address', hint: 'The address of your site’s admin, without /ghost.' },
      key: { label: 'Admin API key', hint: 'In Settings → Integrations → Add custom integration.' },
      list: {
        label: 'Newsletter',
        hint: 'The ID of a newsletter. Leave it empty for those that all new members get.',
        optional: true,
      },
    },
  },
  hubspot: {
    fields: {
      key: {
        label: 'Access token',
        hint: 'Of a private app with the scopes crm.objects.contacts.read and .write, communication_preferences.read and .read_write.',
      },
      list: { label: 'Subscription type', hint: 'The ID of the subscription type.' },
    },
  },
  kit: {
    fields: {
      key: { label: 'API key', hint: 'In Settings → Developer → API keys, version 4.' },
      list: {
        label: 'Tag',
        hint: 'The number in the address of the tag’s page. Leave it empty for no tag.',
        optional: true,
      },
    },
  },
  listmonk: {
    fields: {
      url: { label: 'Address', hint: 'The address of your listmonk.' },
      user: {
        label: 'API user',
        hint: 'A user of the type API, in Admin → Users, with lists:get_all, lists:manage_all, subscribers:get_all, subscribers:manage and subscribers:sql_query.',
      },
      key: { label: 'Access token', hint: 'The token of that user.' },
      list: { label: 'List', hint: 'The number of the list.' },
    },
  },
  mailchimp: {
    fields: {
      key: { label: 'API key', hint: 'In Account → Extras → API keys.' },
      list: { label: 'Audience', hint: 'Audience → Settings → Audience ID.' },
    },
  },
  mailerlite: {
    fields: {
      key: { label: 'API token', hint: 'In Integrations → MailerLite API.' },
      list: {
        label: 'Group',
        hint: 'The number in the address of the group’s page. Leave it empty for no group.',
        optional: true,
      },
    },
  },
};

export const strings = {
  title: 'Newsletter services',
  add: 'Connect a service',
  empty: 'No service is connected.',
  emptyText: 'If you send your letters with another service, it can get everyone who subscribes here.',
  column: 'Service',
  kind: 'Service',
  missing: 'Fill in this field.',
  optional: '{label} (optional)',
  connect: 'Connect',
  connecting: 'Checking…',
  connected: '{name} is connected. It gets everyone who confirms from now on.',
  list: 'List {list}',
  manageOf: 'Manage {name}',
  paused: 'Paused',
  pausedText:
    'It rejects the key, or the list no longer exists. Nothing is lost: connect it again with the right key and list.',
  failures: 'Not accepted',
  sync: 'Send all subscribers',
  synced: 'Everyone who has confirmed is being sent to {name}.',
  tested: 'The key and the list work.',
  testFailed: 'It doesn’t work: {problem}',
  remove: 'Disconnect…',
  removeSure:
    'Disconnect {name}? Its key and all waiting changes are deleted here. Nobody is removed from the service.',
  removeYes: 'Disconnect',
  removed: 'The service has been disconnected.',
} as const;
