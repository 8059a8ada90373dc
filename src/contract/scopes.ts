/** What an API token may do. `write` does not include `read`. */
export const scopes = [
  'overview:read',
  'activity:read',
  'subscribers:read',
  'subscribers:write',
  'letters:read',
  'letters:write',
  'members:read',
  'pages:read',
  'pages:write',
  'events:read',
  'events:write',
  'showcase:read',
  'showcase:write',
  'webhooks:read',
  'webhooks:write',
] as const;
export type Scope = (typeof scopes)[number];
