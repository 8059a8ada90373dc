import type { ZodMiniType } from 'zod/mini';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import * as contract from '../../src/contract/index.ts';
import { type Endpoint, endpoints, type ProblemCode, Problem } from '../../src/contract/index.ts';
import { problems } from '../http/problem-details.ts';

/** Problems that every endpoint can return. */
const always: ProblemCode[] = ['forbidden-origin', 'timeout', 'unavailable', 'internal'];

const problemSchema = z.extend(Problem, { code: z.enum(contract.problemCodes) });

export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'community-widgets API',
      version: '0.1.0',
      description:
        'A community’s newsletter, with signups by double opt-in; its members, their sessions, pages and progress; the groups of its events; and its showcase.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: paths(),
    components: { schemas: { ...bodies(), Problem: problemSchema }, securitySchemes: { session, apiToken } },
  });
}

/** The contract's objects by their names; parameters are part of the operations. */
const bodies = (): Record<string, ZodMiniType> =>
  Object.fromEntries(
    Object.entries<unknown>(contract).filter(
      (entry): entry is [string, z.ZodMiniObject | z.ZodMiniDiscriminatedUnion] =>
        (entry[1] instanceof z.ZodMiniObject || entry[1] instanceof z.ZodMiniDiscriminatedUnion) &&
        !entry[0].endsWith('Query') &&
        entry[0] !== 'Problem',
    ),
  );

function paths() {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (all[path] ??= {})[endpoint.method.toLowerCase()] = operation(name, endpoint);
  }
  return all;
}

function operation(name: string, endpoint: Endpoint): ZodOpenApiOperationObject {
  const { path, role, scope, status, summary = '', query, response, responseType } = endpoint;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter!);
  return {
    operationId: name,
    summary,
    'x-role': role,
    ...(role !== 'anyone' && { security: [{ session: [] }, ...(scope ? [{ apiToken: [scope] }] : [])] }),
    requestParams: {
      ...(names.length > 0 && {
        path: z.object(Object.fromEntries(names.map((parameter) => [parameter, z.string()]))),
      }),
      ...(query && { query }),
      header: headers(endpoint),
    },
    ...requestBodyOf(endpoint),
    responses: {
      [String(status)]: {
        description: summary,
        ...(response && { content: { 'application/json': { schema: response } } }),
        ...(responseType && { content: { [responseType]: { schema: z.string() } } }),
      },
      ...problemResponses([...new Set([...problemsOf(endpoint), ...always])]),
    },
  };
}

function requestBodyOf({ request, requestType }: Endpoint): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (request)
    return { requestBody: { required: true, content: { 'application/json': { schema: request } } } };
  if (!requestType) return {};
  return { requestBody: { required: true, content: { [requestType]: { schema: z.string() } } } };
}

const storesResponse = ({ method, idempotencyKey }: Endpoint) =>
  method !== 'GET' && idempotencyKey !== 'none';

/** The problems that an endpoint names, and those that follow from what it takes. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  const { method, role, proof, query, request, requestType, problems: own = [] } = endpoint;
  const all: (false | undefined | readonly ProblemCode[])[] = [
    !!request && ['validation-failed', 'malformed', 'too-large', 'unsupported-media-type'],
    !!requestType && ['validation-failed', 'too-large', 'unsupported-media-type'],
    !!query && ['validation-failed'],
    role !== 'anyone' && ['unauthenticated', 'proof-invalid', 'nonce-required'],
    proof && ['proof-invalid', 'nonce-required'],
    role !== 'anyone' && role !== 'member' && ['forbidden'],
    method !== 'GET' && ['rate-limited'],
    storesResponse(endpoint) && ['idempotency-key-missing', 'idempotency-key-reused'],
    own,
  ];
  return all.flatMap((codes) => codes || []);
}

const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{1,100}$/));

function headers(endpoint: Endpoint) {
  const { role, scope, proof, idempotencyKey } = endpoint;
  return z.object({
    ...(storesResponse(endpoint) && {
      'Idempotency-Key': idempotencyKey === 'required' ? IdempotencyKey : z.optional(IdempotencyKey),
    }),
    ...((role !== 'anyone' || proof) && { DPoP: scope ? z.optional(z.string()) : z.string() }),
  });
}

const session = {
  type: 'http',
  scheme: 'DPoP',
  description:
    'The token of a session, with a DPoP header that proves the key it is bound to: RFC 9449, signed with ES256.',
} as const;

const apiToken = {
  type: 'http',
  scheme: 'bearer',
  description:
    'A token that a host has created for a program by `POST /tokens`. It acts as that host, within its scopes.',
} as const;

const challenge = z.object({ 'WWW-Authenticate': z.string(), 'DPoP-Nonce': z.optional(z.string()) });

function problemResponses(codes: ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      {
        description: those
          .map((code) => `\`${code}\`: ${problems[code].title}. ${problems[code].remedy}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: problemSchema } },
        ...(status === 401 && { headers: challenge }),
        ...([429, 503].includes(status) && { headers: z.object({ 'Retry-After': z.optional(z.string()) }) }),
      },
    ]),
  );
}
