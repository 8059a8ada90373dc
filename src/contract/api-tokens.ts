import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { scopes } from './scopes.ts';
import { nonEmptyString } from './values.ts';

/** Longest lifetime of an API token. */
export const MAX_TOKEN_DAYS = 366;

/** A token with which a program of the owner calls the API as the host who created it. */
export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  /** The name of the host who created it, and in whose name it acts. */
  createdBy: z.string(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  /** To the minute; null until its first use. */
  lastUsedAt: z.nullable(Timestamp),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const ApiTokenList = z.object({ tokens: z.array(ApiToken) });
export type ApiTokenList = z.infer<typeof ApiTokenList>;

/** `POST /tokens`. */
export const ApiTokenRequest = z.object({
  /** Which program uses it, so that a host knows which one to delete. */
  name: nonEmptyString(100),
  scopes: z.array(z.enum(scopes)).check(z.minLength(1), z.maxLength(scopes.length)),
  /** Days until it expires. */
  days: z.int().check(z.minimum(1), z.maximum(MAX_TOKEN_DAYS)),
});
export type ApiTokenRequest = z.infer<typeof ApiTokenRequest>;

/** The response to `POST /tokens`, and the only one with the token itself. */
export const NewApiToken = z.extend(ApiToken, { token: z.string() });
export type NewApiToken = z.infer<typeof NewApiToken>;

export const apiTokenEndpoints = {
  apiTokens: endpoint({
    method: 'GET',
    path: '/tokens',
    role: 'host',
    summary: 'All API tokens, without the tokens themselves',
    status: 200,
    response: ApiTokenList,
  }),
  createApiToken: endpoint({
    method: 'POST',
    path: '/tokens',
    role: 'host',
    summary: 'Creates an API token; only this response contains it',
    request: ApiTokenRequest,
    idempotencyKey: 'none',
    status: 201,
    response: NewApiToken,
  }),
  deleteApiToken: endpoint({
    method: 'DELETE',
    path: '/tokens/:token',
    role: 'host',
    summary: 'Deletes an API token, which ends its use at once',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
