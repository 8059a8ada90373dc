import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import * as z from 'zod/mini';
import type { ProblemCode, Route } from '../../src/contract/index.ts';
import * as contract from '../../src/contract/index.ts';
import { problems } from '../http/problem-details.ts';
import { type OperationName, operations } from './operations.ts';
import { queries } from './queries.ts';

/** Problems that every route can return. */
const always: ProblemCode[] = ['forbidden-origin', 'timeout', 'unavailable', 'internal'];

const schemas = {
  Newsletter: contract.Newsletter,
  FormToken: contract.FormToken,
  SubscriptionRequest: contract.SubscriptionRequest,
  SubscriptionPending: contract.SubscriptionPending,
  ConfirmationRequest: contract.ConfirmationRequest,
  SubscriptionState: contract.SubscriptionState,
  SignInRequest: contract.SignInRequest,
  SignInMailRequest: contract.SignInMailRequest,
  SignInPending: contract.SignInPending,
  SignInCodeRequest: contract.SignInCodeRequest,
  SignInLinkRequest: contract.SignInLinkRequest,
  SignedIn: contract.SignedIn,
  Member: contract.Member,
  ProfileRequest: contract.ProfileRequest,
  PasswordRequest: contract.PasswordRequest,
  OwnSessions: contract.OwnSessions,
  MembersPage: contract.MembersPage,
  Lesson: contract.Lesson,
  ProgressRequest: contract.ProgressRequest,
  Problem: z.extend(contract.Problem, { code: z.enum(contract.problemCodes) }),
};

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
    components: { schemas, securitySchemes: { session } },
  });
}

function paths() {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, route] of Object.entries(contract.routes) as [OperationName, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (all[path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return all;
}

function operation(name: OperationName, route: Route): ZodOpenApiOperationObject {
  const { path, status, body, answer, signed, may } = route;
  const { summary, problems: codes } = operations[name];
  const names = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter!);
  return {
    operationId: name,
    summary,
    'x-may': may,
    ...(signed === 'session' && { security: [{ session: [] }] }),
    requestParams: {
      ...(names.length > 0 && {
        path: z.object(Object.fromEntries(names.map((parameter) => [parameter, z.string()]))),
      }),
      ...(queries[name] && { query: queries[name] }),
      header: headers(name, route),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [String(status)]: {
        description: summary,
        ...(answer && { content: { 'application/json': { schema: answer } } }),
        ...(name === 'newsletter' && { headers: z.object({ ETag: z.string() }) }),
      },
      ...(name === 'newsletter' && { '304': { description: 'What If-None-Match names is still right' } }),
      ...problemResponses([...codes, ...always]),
    },
  };
}

const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{1,100}$/));

function headers(name: OperationName, { method, signed }: Route) {
  return z.object({
    ...(method !== 'GET' && {
      'Idempotency-Key': name === 'subscribe' ? IdempotencyKey : z.optional(IdempotencyKey),
    }),
    ...(name === 'newsletter' && { 'If-None-Match': z.optional(z.string()) }),
    ...(signed && { DPoP: z.string() }),
  });
}

const session = {
  type: 'http',
  scheme: 'DPoP',
  description:
    'The token of a session, with a DPoP header that proves the key it is bound to: RFC 9449, signed with ES256.',
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
        content: { 'application/problem+json': { schema: schemas.Problem } },
        ...(status === 401 && { headers: challenge }),
        ...([429, 503].includes(status) && { headers: z.object({ 'Retry-After': z.optional(z.string()) }) }),
      },
    ]),
  );
}
