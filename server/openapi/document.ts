import type { ProblemCode, Route } from '../../src/contract/index.ts';
import * as contract from '../../src/contract/index.ts';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { problems } from '../http/problem.ts';

type Name = keyof typeof contract.routes;

interface Told {
  summary: string;
  problems: ProblemCode[];
}

const body: ProblemCode[] = ['invalid', 'malformed', 'too-large', 'unsupported-media-type'];
const proof: ProblemCode[] = ['proof-invalid', 'nonce-required'];
const session: ProblemCode[] = ['signed-out', ...proof];

/** What the table of routes does not say. */
const told: Record<Name, Told> = {
  newsletter: { summary: 'What a page needs to show the form', problems: [] },
  formToken: { summary: 'A token for one form, fetched when somebody begins to fill it in', problems: [] },
  subscribe: {
    summary: 'Sign up; the answer is the same whoever asks, and a mail with a link and a code is on its way',
    problems: [
      'invalid',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'form-token-invalid',
      'form-token-too-fast',
      'consent-required',
      'limited',
    ],
  },
  subscription: { summary: 'How far a signup is', problems: [] },
  withdraw: {
    summary: 'Forget a signup that is not confirmed, as when the address was mistyped',
    problems: ['idempotency-key-reused'],
  },
  resend: {
    summary: 'Send another mail; the old link and code stop working',
    problems: ['not-found', 'limited', 'idempotency-key-reused'],
  },
  confirm: {
    summary: 'Confirm by the 6-digit code from the mail',
    problems: [
      'invalid',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'code-wrong',
      'code-expired',
      'limited',
      'idempotency-key-reused',
    ],
  },
  signIn: {
    summary: 'Sign in by password; the session is bound to the key of the proof',
    problems: [...body, ...proof, 'credentials-wrong', 'limited'],
  },
  signInMail: {
    summary: 'Ask for a mail with a link and a code; the answer is the same whoever asks',
    problems: [...body, 'limited'],
  },
  signInByCode: {
    summary: 'Sign in by the code from the mail',
    problems: [...body, ...proof, 'code-wrong', 'code-expired', 'limited'],
  },
  signInByLink: {
    summary: 'Sign in by the link from the mail',
    problems: [...body, ...proof, 'link-expired', 'limited'],
  },
  rotate: {
    summary: 'Change the token for a new one; the old one is refused from then on',
    problems: session,
  },
  signOut: { summary: 'End this session', problems: session },
  member: { summary: 'Who is signed in', problems: session },
  changeProfile: {
    summary: 'Change name, words about oneself, link and picture',
    problems: [...body, ...session],
  },
  choosePassword: {
    summary: 'Choose a password; every other session ends, and this one gets a new token',
    problems: [...body, ...session, 'password-common', 'credentials-wrong', 'limited'],
  },
  sessions: { summary: 'The member’s own sessions', problems: session },
  endSession: { summary: 'End one of them', problems: session },
  signOutEverywhere: { summary: 'End all of them', problems: session },
  page: {
    summary: 'A members’ page and what of it is open',
    problems: [...session, 'forbidden', 'not-found'],
  },
  lesson: {
    summary: 'One piece of it; not found before its day',
    problems: [...session, 'forbidden', 'not-found'],
  },
  progress: {
    summary: 'Tick it off, or take the tick away',
    problems: [...body, ...session, 'forbidden', 'not-found'],
  },
};

/** What every route can answer. */
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
        'The newsletter of a community: settings, signups by double opt-in, confirmation, leaving.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: paths(),
    components: { schemas },
  });
}

function paths() {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, route] of Object.entries(contract.routes) as [Name, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (all[path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return all;
}

function operation(name: Name, { method, path, status, body, answer }: Route): ZodOpenApiOperationObject {
  const { summary, problems: codes } = told[name];
  const names = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter!);
  return {
    operationId: name,
    summary,
    requestParams: {
      ...(names.length > 0 && {
        path: z.object(Object.fromEntries(names.map((parameter) => [parameter, z.string()]))),
      }),
      ...(name === 'newsletter' && { query: z.object({ lang: z.optional(contract.Locale) }) }),
      ...(method !== 'GET' && { header: keyHeader(name === 'subscribe') }),
      ...(name === 'newsletter' && { header: z.object({ 'If-None-Match': z.optional(z.string()) }) }),
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
const keyHeader = (required: boolean) =>
  z.object({ 'Idempotency-Key': required ? IdempotencyKey : z.optional(IdempotencyKey) });

function problemResponses(codes: ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      {
        description: those
          .map((code) => `\`${code}\`: ${problems[code].title}. ${problems[code].mend}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: schemas.Problem } },
        ...([429, 503].includes(status) && { headers: z.object({ 'Retry-After': z.optional(z.string()) }) }),
      },
    ]),
  );
}
