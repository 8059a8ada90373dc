import * as z from 'zod/mini';
import { sameText } from '../../../secret.ts';
import { forged, jsonIn, type Source } from '../report.ts';

const Body = z.object({
  ID: z.optional(z.union([z.number(), z.string()])),
  Type: z.string(),
  Email: z.string(),
  Inactive: z.optional(z.boolean()),
  Description: z.optional(z.string()),
  MessageID: z.optional(z.string()),
});

/** https://postmarkapp.com/developer/api/bounce-api: types after which Postmark sends nothing to the address either. */
const HARD = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated']);

/**
 * Postmark's webhooks for bounces and spam complaints. Postmark doesn't sign them: it sends the password of the URL, as in
 * `https://community:BOUNCE_SECRET@api.example.org/newsletter/bounces/postmark`. Written after
 * https://postmarkapp.com/developer/webhooks/bounce-webhook, unverified with Postmark.
 */
export const postmark: Source = {
  read(request, { secret }) {
    if (!sameText(passwordIn(request.headers.get('Authorization')), secret)) throw forged();
    const { data } = Body.safeParse(jsonIn(request));
    if (!data) return [];
    const { ID: id, Type: type, Email: email, Inactive: isInactive, Description: reason = type } = data;
    const kind = type === 'SpamComplaint' ? 'complaint' : HARD.has(type) || isInactive ? 'hard' : 'soft';
    return [{ id: `${type} ${id ?? `${data.MessageID} ${email}`}`, kind, email, reason }];
  },
};

/** The password of HTTP Basic authentication (RFC 7617). */
function passwordIn(header: string | null): string {
  const [, encoded = ''] = /^Basic ([\w+/=]+)$/i.exec(header ?? '') ?? [];
  try {
    const text = atob(encoded);
    return text.slice(text.indexOf(':') + 1);
  } catch {
    return '';
  }
}
