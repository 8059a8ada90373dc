/** The meaning of a column in another provider's export. */
export type Meaning =
  | 'email'
  | 'name'
  | 'first-name'
  | 'last-name'
  /** When the person subscribed, or was first on the list. */
  | 'given-at'
  | 'confirmed-at'
  | 'given-ip'
  | 'confirmed-ip'
  /** One word for the subscription state: subscribed, cleaned, pending … */
  | 'status'
  /** Like `status`, but mixed with other values: unknown words are ignored. */
  | 'type'
  /** Yes or no: whether they want the newsletter. */
  | 'wants'
  /** Yes or no: whether they confirmed it. */
  | 'double-opt-in'
  /** Any value except “no”: they unsubscribed, or can't be reached. */
  | 'left'
  /** Like `left`, with the time. */
  | 'left-at'
  /** Known, but not needed. */
  | 'unused';

export interface Provider {
  name: string;
  /** URL of the documentation of its columns. */
  source: string;
  /** Columns that appear only in this provider's files. */
  signs: string[];
  columns: Record<string, Meaning>;
  /** Columns whose meaning isn't confirmed by public documentation. */
  unverified?: string[];
}

/** Columns are named as `headings` normalizes them: lower case, with `_` in place of other characters. */
export const providers: Provider[] = [
  {
    name: 'Mailchimp',
    source:
      'https://mailchimp.com/help/view-export-contacts/: a file each for subscribed, unsubscribed, cleaned',
    signs: ['member_rating', 'optin_time', 'confirm_time', 'leid', 'euid', 'unsub_time', 'clean_time'],
    columns: {
      email_address: 'email',
      first_name: 'first-name',
      last_name: 'last-name',
      optin_time: 'given-at',
      optin_ip: 'given-ip',
      confirm_time: 'confirmed-at',
      confirm_ip: 'confirmed-ip',
      unsub_time: 'left-at',
      unsub_campaign_title: 'left',
      unsub_campaign_id: 'left',
      unsub_reason: 'left',
      unsub_reason_other: 'left',
      clean_time: 'left-at',
      clean_campaign_title: 'left',
      clean_campaign_id: 'left',
      email_marketing_status: 'status',
      // One value means that a person may only receive receipts (“transactional”).
      subscriber_status: 'status',
    },
    unverified: [
      'clean_time',
      'clean_campaign_title',
      'clean_campaign_id',
      'email_marketing_status',
      'subscriber_status',
    ],
  },
  {
    name: 'Ghost',
    source: 'https://ghost.org/help/exports/: members as CSV',
    signs: ['subscribed_to_emails', 'complimentary_plan', 'stripe_customer_id'],
    columns: {
      subscribed_to_emails: 'wants',
      created_at: 'given-at',
      deleted_at: 'left-at',
      email_disabled: 'left',
    },
    unverified: ['email_disabled'],
  },
  {
    name: 'listmonk',
    source: 'https://listmonk.app/docs/apis/subscribers/: enabled, disabled, blocklisted (once blacklisted)',
    signs: ['uuid'],
    columns: { status: 'status', subscription_status: 'status', created_at: 'given-at' },
    unverified: ['subscription_status'],
  },
  {
    name: 'Substack',
    source:
      'https://support.substack.com/hc/en-us/articles/360037466012: “Export” of the list of subscribers',
    signs: ['active_subscription', 'email_disabled', 'first_payment_at'],
    columns: {
      email_disabled: 'left',
      emails_disabled: 'left',
      // Whether they pay. Free subscribers have “false” here.
      active_subscription: 'unused',
      created_at: 'given-at',
      start_date: 'given-at',
      type: 'type',
      // Refers to the paid subscription.
      cancel_date: 'unused',
    },
    unverified: ['emails_disabled', 'start_date', 'type', 'cancel_date'],
  },
  {
    name: 'Buttondown',
    source: 'https://docs.buttondown.com/api-subscribers-type: regular, unactivated, unsubscribed …',
    signs: ['subscriber_type', 'creation_date', 'unsubscription_date', 'referrer_url'],
    columns: {
      type: 'status',
      subscriber_type: 'status',
      creation_date: 'given-at',
      unsubscription_date: 'left-at',
      unsubscription_reason: 'left',
      undeliverability_date: 'left-at',
      undeliverability_reason: 'left',
      ip_address: 'given-ip',
    },
    unverified: [
      'unsubscription_date',
      'unsubscription_reason',
      'undeliverability_date',
      'undeliverability_reason',
    ],
  },
  {
    name: 'Kit',
    source:
      'https://help.kit.com/en/articles/2502651: confirmed, unconfirmed, cancelled, cold, bounced, complained',
    signs: ['cancelled_at', 'canceled_at', 'subscribed_at'],
    columns: {
      state: 'status',
      status: 'status',
      created_at: 'given-at',
      subscribed_at: 'given-at',
      cancelled_at: 'left-at',
      canceled_at: 'left-at',
    },
    unverified: ['subscribed_at', 'cancelled_at', 'canceled_at'],
  },
  {
    name: 'Brevo',
    source:
      'https://developers.brevo.com/reference/request-contact-export: ADDED_TIME, attributes, subscription status',
    signs: ['added_time', 'modified_time', 'double_opt_in', 'email_blacklisted', 'blocklisted'],
    columns: {
      firstname: 'first-name',
      prenom: 'first-name',
      lastname: 'last-name',
      nom: 'last-name',
      added_time: 'given-at',
      double_opt_in: 'double-opt-in',
      opt_in: 'wants',
      email_blacklisted: 'left',
      emailblacklisted: 'left',
      blocklisted: 'left',
      blacklisted: 'left',
      email_marketing: 'status',
      // Refers to text messages.
      sms_blacklisted: 'unused',
      smsblacklisted: 'unused',
      sms_marketing: 'unused',
    },
    unverified: ['email_blacklisted', 'blocklisted', 'blacklisted', 'email_marketing', 'sms_marketing'],
  },
];

/** Columns that are recognized in files of any provider. */
const common: Record<string, Meaning> = {
  email: 'email',
  name: 'name',
  full_name: 'name',
  display_name: 'name',
  first_name: 'first-name',
  firstname: 'first-name',
  fname: 'first-name',
  given_name: 'first-name',
  vorname: 'first-name',
  prenom: 'first-name',
  nombre: 'first-name',
  nome: 'first-name',
  voornaam: 'first-name',
  last_name: 'last-name',
  lastname: 'last-name',
  lname: 'last-name',
  surname: 'last-name',
  family_name: 'last-name',
  nachname: 'last-name',
  apellido: 'last-name',
  apellidos: 'last-name',
  cognome: 'last-name',
  sobrenome: 'last-name',
  achternaam: 'last-name',
  state: 'status',
  status: 'status',
  type: 'type',
  created: 'given-at',
  created_at: 'given-at',
  created_on: 'given-at',
  date_added: 'given-at',
  joined: 'given-at',
  joined_at: 'given-at',
  signup_date: 'given-at',
  signed_up_at: 'given-at',
  subscribed_at: 'given-at',
  subscribed_on: 'given-at',
  subscription_date: 'given-at',
  opt_in_time: 'given-at',
  opt_in_date: 'given-at',
  confirmed_at: 'confirmed-at',
  confirmed_on: 'confirmed-at',
  confirmation_date: 'confirmed-at',
  opt_in_ip: 'given-ip',
  ip: 'given-ip',
  ip_address: 'given-ip',
  signup_ip: 'given-ip',
  confirmed_ip: 'confirmed-ip',
  subscribed: 'wants',
  is_subscribed: 'wants',
  opt_in: 'wants',
  optin: 'wants',
  opted_in: 'wants',
  email_opt_in: 'wants',
  accepts_marketing: 'wants',
  accepts_email_marketing: 'wants',
  marketing_consent: 'wants',
  email_consent: 'wants',
  newsletter: 'wants',
  confirmed: 'double-opt-in',
  is_confirmed: 'double-opt-in',
  verified: 'double-opt-in',
  email_verified: 'double-opt-in',
};

/** Columns that are not about email, or contain counts or links. */
const NOT_OF_EMAIL =
  /sms|phone|whatsapp|push|stripe|payment|paid|plan|order|invoice|link|url|soft|count|rate|total|score|marital|employment/;
const LEAVING =
  /unsub|opt(ed)?_?out|bounce|block_?list|black_?list|blocked|complain|complaint|spam|suppress|disabled|deleted|removed|cleaned|invalid|undeliver|do_not_(mail|email|contact)|abgemeldet|desinscri|desabonn|baja|disiscri|uitgeschreven/;

/** The provider of a file, recognized by its distinctive columns. */
export const providerOf = (columns: readonly string[]): Provider | undefined =>
  providers.find(({ signs }) => signs.some((sign) => columns.includes(sign)));

/** The meaning of a column. Undefined if unknown. Duplicate columns end in `_2`, `_3` … */
export function meaningOf(column: string, provider: Provider | undefined): Meaning | undefined {
  const name = column.replace(/_\d+$/, '');
  const known = provider?.columns[name] ?? common[name];
  if (known) return known;
  if (NOT_OF_EMAIL.test(name)) return undefined;
  // When in doubt, treat a person as unsubscribed: emailing someone who has left would be worse.
  if (LEAVING.test(name)) return /(_at|_on|_time|_date)$|^date_/.test(name) ? 'left-at' : 'left';
  return /(^|_)(status|state|statut|estado|stato)($|_)/.test(name) ? 'status' : undefined;
}
