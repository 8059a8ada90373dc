import type { Context } from 'hono';
import type { Problem, ProblemCode } from '../../src/contract/index.ts';
import type { ProblemError } from '../problem.ts';

interface ProblemDefinition {
  status: number;
  title: string;
  /** What to do about it. */
  remedy: string;
}

/** The status, title and remedy of every problem, for responses and for the documentation page. */
export const problems: Record<ProblemCode, ProblemDefinition> = {
  'validation-failed': {
    status: 422,
    title: 'A field is missing or wrong',
    remedy: 'Each entry in errors names a field and says how to fix it.',
  },
  malformed: {
    status: 400,
    title: 'The body can’t be read',
    remedy: 'Send JSON or a form as the Content-Type header says, in UTF-8.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 64 KB, or what detail says.',
  },
  'not-found': { status: 404, title: 'Not found', remedy: 'Check the address, or start a new signup.' },
  'method-not-allowed': {
    status: 405,
    title: 'This method isn’t allowed',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'This format isn’t supported',
    remedy: 'Send application/json, or an HTML form where the endpoint accepts one.',
  },
  'forbidden-origin': {
    status: 403,
    title: 'This site isn’t allowed to use the API',
    remedy: 'The owner adds the site to ORIGINS, as in ORIGINS=https://www.example.org.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'Idempotency-Key is missing',
    remedy:
      'Send an Idempotency-Key header of 1 to 100 visible ASCII characters, new for each intent and the same for each retry.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key belongs to another request',
    remedy: 'Make a new key for a new request; repeat the same request with the same key.',
  },
  'form-token-invalid': {
    status: 403,
    title: 'The form token has expired',
    remedy:
      'Fetch a new one from GET /newsletter/form-token. Each can be used for one signup within an hour.',
  },
  'form-token-too-fast': {
    status: 429,
    title: 'Sent faster than a person can type',
    remedy: 'Wait for retryAfter seconds and send the same request again.',
  },
  'consent-required': {
    status: 422,
    title: 'A required consent is missing',
    remedy: 'Each entry in errors names the consent that must be given.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait for retryAfter seconds and send the same request again.',
  },
  'invalid-code': {
    status: 422,
    title: 'The code is wrong',
    remedy: 'Enter the 6 digits from the latest email.',
  },
  'code-expired': {
    status: 410,
    title: 'The code has expired',
    remedy: 'Request a new email. A code can be used for 10 minutes and 5 attempts.',
  },
  'link-expired': {
    status: 410,
    title: 'The link has expired',
    remedy: 'Sign up again. A link works for 24 hours.',
  },
  unauthenticated: {
    status: 401,
    title: 'Not signed in',
    remedy: 'Sign in again.',
  },
  'proof-invalid': {
    status: 401,
    title: 'The DPoP proof is invalid',
    remedy:
      'Send a DPoP header as in RFC 9449: a new one for each request, for its method and address, signed with the session’s key.',
  },
  'nonce-required': {
    status: 401,
    title: 'The DPoP proof needs a nonce',
    remedy: 'The clocks differ. Sign the same request again with the nonce in the DPoP-Nonce header.',
  },
  forbidden: {
    status: 403,
    title: 'Your role doesn’t allow this',
    remedy: 'A host of the community can change a member’s role.',
  },
  'invalid-credentials': {
    status: 403,
    title: 'The email address and password don’t match',
    remedy: 'Try again, or request an email with a link and a code.',
  },
  'password-too-common': {
    status: 422,
    title: 'This password is too common',
    remedy: 'Choose another: three or four unrelated words make a good one.',
  },
  conflict: {
    status: 409,
    title: 'Someone else has changed this',
    remedy:
      'Each entry in errors names a field whose value has changed. Read it again, and send the value to keep.',
  },
  'link-unreadable': {
    status: 422,
    title: 'The link can’t be previewed',
    remedy: 'detail says how the site answered. Check the link, or fill in the card yourself.',
  },
  timeout: {
    status: 503,
    title: 'The request took too long',
    remedy: 'Send the same request again, with the same Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    remedy: 'Wait for retryAfter seconds and send the same request again, with the same Idempotency-Key.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on the server',
    remedy: 'Send the same request again, with the same Idempotency-Key.',
  },
};

/** WWW-Authenticate parameters for rejected signed requests, as in RFC 9449, sections 5 and 7.1. */
const challenges: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'algs="ES256"',
  'proof-invalid': 'error="invalid_dpop_proof", algs="ES256"',
  'nonce-required': 'error="use_dpop_nonce", algs="ES256"',
};

/** A problem as clients receive it (RFC 9457). */
export function problemBody(c: Context, { code, reasons }: ProblemError, url: string): Problem {
  const { status, title, remedy } = problems[code];
  const { nonce: _, ...details } = reasons;
  const request = c.get('requestId');
  return {
    ...{ type: `${url}/docs#${code}`, title, status, detail: remedy, code, ...details },
    ...(request !== undefined && { request }),
  };
}

/** Builds the response for a problem. */
export function problemResponse(c: Context, problem: ProblemError, url: string): Response {
  const { code, reasons } = problem;
  const { nonce } = reasons;
  const body = problemBody(c, problem, url);
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (reasons.retryAfter !== undefined) headers.set('Retry-After', String(reasons.retryAfter));
  if (nonce !== undefined) headers.set('DPoP-Nonce', nonce);
  const challenge = challenges[code];
  if (challenge !== undefined) headers.set('WWW-Authenticate', `DPoP ${challenge}`);
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
