import * as z from 'zod/mini';
import { sameText } from '../../../secret.ts';
import { hmacHex } from '../hmac.ts';
import { forged, isCurrent, jsonIn, type Source } from '../report.ts';

/** Mailgun tries to deliver a report for eight hours. */
const MAX_AGE_MS = 12 * 3600_000;

const Body = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  'event-data': z.object({
    id: z.optional(z.string()),
    event: z.string(),
    severity: z.optional(z.string()),
    recipient: z.optional(z.string()),
    reason: z.optional(z.string()),
    message: z.optional(
      z.object({ headers: z.optional(z.object({ 'message-id': z.optional(z.string()) })) }),
    ),
    'delivery-status': z.optional(
      z.object({
        message: z.optional(z.nullable(z.string())),
        description: z.optional(z.nullable(z.string())),
      }),
    ),
  }),
});

/**
 * Mailgun's webhooks `permanent_fail`, `temporary_fail` and `complained`. BOUNCE_SECRET is the webhook signing key. Its
 * signature covers no part of the event, so a token that was seen before is refused: its id is that of the report. Written
 * after https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks, unverified with Mailgun.
 */
export const mailgun: Source = {
  read(request, verifying) {
    const { success, data } = Body.safeParse(jsonIn(request));
    if (!success) throw forged();
    const { timestamp, token, signature } = data.signature;
    if (!sameText(hmacHex(verifying.secret, `${timestamp}${token}`), signature)) throw forged();
    if (!isCurrent(timestamp, verifying, MAX_AGE_MS)) throw forged();
    const {
      event,
      severity,
      recipient: email,
      message,
      reason,
      'delivery-status': status,
    } = data['event-data'];
    const kind = event === 'complained' ? 'complaint' : severity === 'permanent' ? 'hard' : 'soft';
    if (email === undefined || !['complained', 'failed'].includes(event)) return [];
    const said = status?.message || status?.description || reason || event;
    return [{ id: token, kind, email, messageId: message?.headers?.['message-id'], reason: said }];
  },
};
