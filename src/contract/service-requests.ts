import * as z from 'zod/mini';
import { HttpUrl } from './values.ts';

const key = (pattern: RegExp, shape: string) => z.string().check(z.maxLength(500), z.regex(pattern, shape));
const AnyKey = key(/^[!-~]+$/, 'a key, without spaces');
const NumberId = z.string().check(z.maxLength(20), z.regex(/^\d+$/, 'the ID, which is a number'));
const AnyId = z.string().check(z.maxLength(64), z.regex(/^[\w-]+$/, 'the ID, without spaces'));

/**
 * What a host enters to connect a service, by kind. `key` is the secret, and the only field that is never returned.
 * `list` is what people are added to, whatever the service calls it.
 */
export const serviceSettings = {
  brevo: z.strictObject({ kind: z.literal('brevo'), key: AnyKey, list: NumberId }),
  buttondown: z.strictObject({ kind: z.literal('buttondown'), key: AnyKey }),
  ghost: z.strictObject({
    kind: z.literal('ghost'),
    /** An Admin API key: its id and its secret. */
    key: key(/^[0-9a-f]{24}:[0-9a-f]{64}$/, 'an Admin API key, which has a colon in it'),
    url: HttpUrl,
    /** A newsletter. Without it, all that new members get. */
    list: z.optional(AnyId),
  }),
  hubspot: z.strictObject({
    kind: z.literal('hubspot'),
    key: AnyKey,
    /** A subscription type. */
    list: NumberId,
  }),
  kit: z.strictObject({
    kind: z.literal('kit'),
    key: AnyKey,
    /** A tag. */
    list: z.optional(NumberId),
  }),
  listmonk: z.strictObject({
    kind: z.literal('listmonk'),
    /** The name of an API user; the key is its token. */
    user: z.string().check(z.maxLength(200), z.regex(/^[^\s:]+$/, 'the name of an API user')),
    key: AnyKey,
    url: HttpUrl,
    list: NumberId,
  }),
  mailchimp: z.strictObject({
    kind: z.literal('mailchimp'),
    key: key(
      /^[\w]+-[a-z]{2,4}\d{1,4}$/,
      'an API key, which ends with a hyphen and a data center such as us21',
    ),
    /** An audience. */
    list: AnyId,
  }),
  mailerlite: z.strictObject({
    kind: z.literal('mailerlite'),
    key: AnyKey,
    /** A group. */
    list: z.optional(NumberId),
  }),
} as const;

export type ServiceKind = keyof typeof serviceSettings;
export const serviceKinds = Object.keys(serviceSettings) as ServiceKind[];

export type ServiceSettings<Kind extends ServiceKind = ServiceKind> = z.infer<(typeof serviceSettings)[Kind]>;

/** `POST /services`. */
export const ServiceRequest = z.discriminatedUnion('kind', [
  serviceSettings.brevo,
  serviceSettings.buttondown,
  serviceSettings.ghost,
  serviceSettings.hubspot,
  serviceSettings.kit,
  serviceSettings.listmonk,
  serviceSettings.mailchimp,
  serviceSettings.mailerlite,
]);
export type ServiceRequest = z.infer<typeof ServiceRequest>;
