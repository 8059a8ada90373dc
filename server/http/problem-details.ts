import type { Problem, ProblemCode } from '../../src/contract/index.ts';
import type { ProblemError } from '../problem.ts';

interface Explained {
  status: number;
  title: string;
  /** What whoever gets this problem can do about it. */
  mend: string;
}

/** Every problem with its status and its mend, for answers and for the page that explains them. */
export const problems: Record<ProblemCode, Explained> = {
  invalid: {
    status: 422,
    title: 'A field is missing or wrong',
    mend: 'Each entry of errors names a field and says how to mend it.',
  },
  malformed: {
    status: 400,
    title: 'The body cannot be read',
    mend: 'Send the JSON or form that the Content-Type header promises, in UTF-8.',
  },
  'too-large': { status: 413, title: 'The body is too large', mend: 'Send at most 64 KB.' },
  'not-found': { status: 404, title: 'Nothing here', mend: 'Check the address, or begin a new signup.' },
  'method-not-allowed': {
    status: 405,
    title: 'Not with this method',
    mend: 'Use one of the methods in the Allow header.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Not in this format',
    mend: 'Send application/json, or an HTML form where one is taken.',
  },
  'forbidden-origin': {
    status: 403,
    title: 'This site may not use the API',
    mend: 'The owner adds the site to ORIGINS, as in ORIGINS=https://www.example.org.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'Idempotency-Key is missing',
    mend: 'Send an Idempotency-Key header of 1 to 100 visible ASCII characters, new for each intent and the same for each retry.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key belongs to another request',
    mend: 'Make a new key for a new request; repeat the same request with the same key.',
  },
  'form-token-invalid': {
    status: 403,
    title: 'The form token is not good any more',
    mend: 'Fetch a new one from GET /newsletter/form-token. Each is good for one signup within an hour.',
  },
  'form-token-too-fast': {
    status: 429,
    title: 'Sooner than a person can type',
    mend: 'Wait for retryAfter seconds and send the same request again.',
  },
  'consent-required': {
    status: 422,
    title: 'A required consent is missing',
    mend: 'Each entry of errors names the consent that must be given.',
  },
  limited: {
    status: 429,
    title: 'Too many requests',
    mend: 'Wait for retryAfter seconds and send the same request again.',
  },
  'code-wrong': {
    status: 422,
    title: 'That is not the code',
    mend: 'Type the 6 digits from the newest mail.',
  },
  'code-expired': {
    status: 410,
    title: 'The code has run out',
    mend: 'Ask for a new mail. A code is good for 10 minutes and 5 tries.',
  },
  'link-expired': {
    status: 410,
    title: 'The link has run out',
    mend: 'Sign up again. A link is good for 24 hours.',
  },
  'signed-out': {
    status: 401,
    title: 'Not signed in, or not any more',
    mend: 'Sign in again.',
  },
  'proof-invalid': {
    status: 401,
    title: 'The proof of the key is not good',
    mend: 'Send a DPoP header as RFC 9449 has it: new for each request, for this method and address, with the key of the session.',
  },
  'nonce-required': {
    status: 401,
    title: 'The proof needs a nonce',
    mend: 'The clocks differ. Sign the same request again with the nonce in the DPoP-Nonce header.',
  },
  forbidden: {
    status: 403,
    title: 'Not for this role',
    mend: 'A host of the community can change a member’s role.',
  },
  'credentials-wrong': {
    status: 403,
    title: 'Address and password do not belong together',
    mend: 'Try again, or ask for a mail with a link and a code.',
  },
  'password-common': {
    status: 422,
    title: 'Too many people use this password',
    mend: 'Choose another: three or four words that have nothing to do with one another are good.',
  },
  conflict: {
    status: 409,
    title: 'Somebody else has changed the same',
    mend: 'Each entry of errors names a field that says something else by now. Read it again, and send what shall stand.',
  },
  'link-unreadable': {
    status: 422,
    title: 'Nothing to show was found behind the link',
    mend: 'detail says what the site answered. Check the link, or fill in the card by hand.',
  },
  timeout: {
    status: 503,
    title: 'It took too long',
    mend: 'Send the same request again, with the same Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: 'Not available just now',
    mend: 'Wait for retryAfter seconds and send the same request again, with the same Idempotency-Key.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    mend: 'Send the same request again, with the same Idempotency-Key. It is not your fault.',
  },
};

/** What a signed request lacked, in the words of RFC 9449, sections 5 and 7.1. */
const challenges: Partial<Record<ProblemCode, string>> = {
  'signed-out': 'algs="ES256"',
  'proof-invalid': 'error="invalid_dpop_proof", algs="ES256"',
  'nonce-required': 'error="use_dpop_nonce", algs="ES256"',
};

/** A refusal as RFC 9457 has it. */
export function problemResponse({ code, reasons }: ProblemError, url: string): Response {
  const { status, title, mend } = problems[code];
  const { nonce, ...told } = reasons;
  const body: Problem = { type: `${url}/docs#${code}`, title, status, detail: mend, code, ...told };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (reasons.retryAfter !== undefined) headers.set('Retry-After', String(reasons.retryAfter));
  if (nonce !== undefined) headers.set('DPoP-Nonce', nonce);
  const challenge = challenges[code];
  if (challenge !== undefined) headers.set('WWW-Authenticate', `DPoP ${challenge}`);
  return new Response(JSON.stringify(body), { status, headers });
}
