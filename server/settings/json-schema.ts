import * as z from 'zod/mini';
import { Settings } from './settings.ts';

/** One line for each setting, shown by editors and in docs/api.md. */
export const settingDescriptions: Record<keyof Settings, string> = {
  title: "The newsletter's name.",
  promise: 'One sentence on what subscribers get.',
  locale: 'The language that you write in, as in en or de-AT.',
  translations: 'Your texts in other languages, by language.',
  brand: 'The colour, the logo and the footer of emails; pages of the server have the colour too.',
  strings:
    'Sentences of emails and server pages to use instead of the built-in ones: by language, section and name, as docs/sentences.md lists them.',
  schedule:
    'When issues go out: weekday, time (HH:MM) and time zone. The form names the next day. null: no date is shown.',
  fields: 'What the form asks besides the address. Never required.',
  topics: 'What people may choose to hear about.',
  consents: 'What people agree to. The exact wording is stored with each consent.',
  archive: 'The address of your past issues.',
  letters:
    'How letters are sent: emails per minute (perMinute), and the address that undeliverable ones return to (returnAddress).',
  from: 'The address that emails come from. null: newsletter@ the host of PUBLIC_URL.',
  membership: 'Who may become a member: people invited by a host, also confirmed subscribers, or anyone.',
  membersPage: 'The page with your <member-login>, to which emails lead.',
  boardPage: 'The page with your <group-board>, to which emails lead.',
  showcasePage: 'The page with your <showcase-feed>, to which emails lead.',
  newsletterPage:
    "The page with your <newsletter-signup>, to which public pages lead. null: the API's own form.",
};

interface ObjectSchema {
  properties: Record<string, object>;
}

/** The JSON Schema of a settings file. Such a file may leave out what it does not change. */
export function settingsJsonSchema(url: string): object {
  const { properties } = z.toJSONSchema(Settings, { io: 'input' }) as unknown as ObjectSchema;
  const described = Object.entries(properties).map(([name, schema]) => [
    name,
    { description: settingDescriptions[name as keyof Settings], ...schema },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaUrl(url),
    title: 'Settings of a community server',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...(Object.fromEntries(described) as object) },
    additionalProperties: false,
  };
}

export const schemaUrl = (url: string) => `${url}/settings.schema.json`;
