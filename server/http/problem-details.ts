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
    remedy: 'Each entry of errors names a field and says how to mend it.',
  },
  malformed: {
    status: 400,
    title: 'The body cannot be read',
    remedy: 'Send the JSON or form that the Content-Type header promises, in UTF-8.',
  },
  'too-large': { status: 413, title: 'The body is too large', remedy: 'Send at most 64 KB.' },
  'not-found': { status: 404, title: 'Nothing here', remedy: 'Check the address, or begin a new signup.' },
  'method-not-allowed': {
    status: 405,
    title: 'Not with this method',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Not in this format',
    remedy: 'Send application/json, or an HTML form where one is taken.',
  },
  'forbidden-origin': {
    status: 403,
    title: 'This site may not use the API',
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
    title: 'The form token is not good any more',
    remedy: 'Fetch a new one from GET /newsletter/form-token. Each is good for one signup within an hour.',
  },
  'form-token-too-fast': {
    status: 429,
    title: 'Sooner than a person can type',
    remedy: 'Wait for retryAfter seconds and send the same request again.',
  },
  'consent-required': {
    status: 422,
    title: 'A required consent is missing',
    remedy: 'Each entry of errors names the consent that must be given.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait for retryAfter seconds and send the same request again.',
  },
  'invalid-code': {
    status: 422,
    title: 'That is not the code',
    remedy: 'Type the 6 digits from the newest mail.',
  },
  'code-expired': {
    status: 410,
    title: 'The code has run out',
    remedy: 'Ask for a new mail. A code is good for 10 minutes and 5 tries.',
  },
  'link-expired': {
    status: 410,
    title: 'The link has run out',
    remedy: 'Sign up again. A link is good for 24 hours.',
  },
  unauthenticated: {
    status: 401,
    title: 'Not signed in, or not any more',
    remedy: 'Sign in again.',
  },
  'proof-invalid': {
    status: 401,
    title: 'The proof of the key is not good',
    remedy:
      'Send a DPoP header as RFC 9449 has it: new for each request, for this method and address, with the key of the session.',
  },
  'nonce-required': {
    status: 401,
    title: 'The proof needs a nonce',
    remedy: 'The clocks differ. Sign the same request again with the nonce in the DPoP-Nonce header.',
  },
  forbidden: {
    status: 403,
    title: 'Not for this role',
    remedy: 'A host of the community can change a member’s role.',
  },
  'invalid-credentials': {
    status: 403,
    title: 'Address and password do not belong together',
    remedy: 'Try again, or ask for a mail with a link and a code.',
  },
  'password-too-common': {
    status: 422,
    title: 'Too many people use this password',
    remedy: 'Choose another: three or four words that have nothing to do with one another are good.',
  },
  conflict: {
    status: 409,
    title: 'Somebody else has changed the same',
    remedy:
      'Each entry of errors names a field that says something else by now. Read it again, and send what shall stand.',
  },
  'link-unreadable': {
    status: 422,
    title: 'Nothing to show was found behind the link',
    remedy: 'detail says what the site answered. Check the link, or fill in the card by hand.',
  },
  timeout: {
    status: 503,
    title: 'It took too long',
    remedy: 'Send the same request again, with the same Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: 'Not available just now',
    remedy: 'Wait for retryAfter seconds and send the same request again, with the same Idempotency-Key.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'Send the same request again, with the same Idempotency-Key. It is not your fault.',
  },
};

/** WWW-Authenticate parameters for rejected signed requests, as in RFC 9449, sections 5 and 7.1. */
const challenges: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'algs="ES256"',
  'proof-invalid': 'error="invalid_dpop_proof", algs="ES256"',
  'nonce-required': 'error="use_dpop_nonce", algs="ES256"',
};

/** Builds the response for a problem (RFC 9457). */
export function problemResponse({ code, reasons }: ProblemError, url: string): Response {
  const { status, title, remedy } = problems[code];
  const { nonce, ...details } = reasons;
  const body: Problem = { type: `${url}/docs#${code}`, title, status, detail: remedy, code, ...details };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (reasons.retryAfter !== undefined) headers.set('Retry-After', String(reasons.retryAfter));
  if (nonce !== undefined) headers.set('DPoP-Nonce', nonce);
  const challenge = challenges[code];
  if (challenge !== undefined) headers.set('WWW-Authenticate', `DPoP ${challenge}`);
  return new Response(JSON.stringify(body), { status, headers });
}
