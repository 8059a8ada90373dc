import * as z from 'zod/mini';
import { validate } from '../../../http/validation.ts';
import { sameText } from '../../../secret.ts';
import { hmacBase64, webhookKey } from '../hmac.ts';
import {
  forged,
  isCurrent,
  jsonIn,
  type ReportRequest,
  type Report,
  type Source,
  type Verifying,
} from '../report.ts';

const MAX_REPORTS = 1000;
/** As the specification advises. */
const MAX_AGE_MS = 5 * 60_000;

const Body = z.object({
  reports: z
    .array(
      z.object({
        kind: z.enum(['hard', 'soft', 'complaint']),
        email: z.string().check(z.minLength(3), z.maxLength(320)),
        /** The email's `Message-ID`. */
        messageId: z.optional(z.string().check(z.maxLength(998))),
        reason: z.optional(z.string().check(z.maxLength(2000))),
      }),
    )
    .check(z.maxLength(MAX_REPORTS)),
});

/**
 * Checks the signature of Standard Webhooks (https://www.standardwebhooks.com): an HMAC of `id.timestamp.body`. Returns the
 * id. `prefix` is that of the headers.
 */
export function verifyStandardWebhook(
  { headers, body }: ReportRequest,
  verifying: Verifying,
  prefix = 'webhook',
): string {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`${prefix}-${name}`),
  );
  if (!id || !timestamp || !signatures || !isCurrent(timestamp, verifying, MAX_AGE_MS)) throw forged();
  const expected = `v1,${hmacBase64(webhookKey(verifying.secret), `${id}.${timestamp}.${body}`)}`;
  if (!signatures.split(' ').some((signature) => sameText(expected, signature))) throw forged();
  return id;
}

/** Reports of a program of the owner's, in our own form. */
export const standard: Source = {
  read(request, verifying): Report[] {
    const id = verifyStandardWebhook(request, verifying);
    const { reports } = validate(Body, jsonIn(request));
    return reports.map(({ reason = '', ...report }, at) => ({ ...report, reason, id: `${id} ${at}` }));
  },
};
