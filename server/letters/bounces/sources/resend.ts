import * as z from 'zod/mini';
import { jsonIn, type Report, type Source } from '../report.ts';
import { verifyStandardWebhook } from './standard.ts';

const Body = z.object({
  type: z.string(),
  data: z.object({
    to: z.optional(z.array(z.string())),
    bounce: z.optional(z.object({ type: z.optional(z.string()), message: z.optional(z.string()) })),
  }),
});

/**
 * Resend's webhooks `email.bounced` and `email.complained`. BOUNCE_SECRET is the webhook's signing secret, `whsec_…`.
 * Written after https://resend.com/docs/webhooks/emails/bounced, unverified with Resend.
 */
export const resend: Source = {
  read(request, verifying): Report[] {
    const id = verifyStandardWebhook(request, verifying, 'svix');
    const { data } = Body.safeParse(jsonIn(request));
    if (!data || !['email.bounced', 'email.complained'].includes(data.type)) return [];
    const { to = [], bounce } = data.data;
    const isPermanent = bounce?.type === undefined || bounce.type === 'Permanent';
    const kind = data.type === 'email.complained' ? 'complaint' : isPermanent ? 'hard' : 'soft';
    return to.map((email, at) => ({ id: `${id} ${at}`, kind, email, reason: bounce?.message ?? data.type }));
  },
};
