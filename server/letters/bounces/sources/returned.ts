import { returnKeyIn } from '../../return-path.ts';
import { forged, type Report, type Source } from '../report.ts';

/** Headers in which mail servers note the address that an email came to. */
const TO_HEADERS =
  /^(?:Delivered-To|X-Original-To|Envelope-To|To|Original-Recipient):(.*(?:\r?\n[ \t].*)*)/gim;
/** RFC 3464, 2.3.4. */
const STATUS = /^Status:[ \t]*([245])\.(\d{1,3})\.(\d{1,3})/im;
const ACTION = /^Action:[ \t]*(\w+)/im;
/** RFC 5965: a complaint by the person's own email service. */
const FEEDBACK = /^Feedback-Type:[ \t]*(\w+)/im;
const DIAGNOSTIC = /^Diagnostic-Code:(.*(?:\r?\n[ \t].*)*)/im;

/**
 * Emails that came back to the return address, handed over by the owner's mail server as they are (`message/rfc822`). The
 * key in the address they came to is an HMAC of the letter and the subscriber, so each can only speak of its own recipient,
 * and needs no other secret.
 */
export const returned: Source = {
  needsNoSecret: true,
  read({ query, body }): Report[] {
    const returnKey = keyIn(query.get('to') ?? '', body);
    if (returnKey === undefined) throw forged();
    const kind = kindOf(body);
    if (!kind) return []; // An out-of-office reply, or an email that is still on its way.
    const reason = DIAGNOSTIC.exec(body)?.[1] ?? STATUS.exec(body)?.[0] ?? kind;
    return [{ id: `${returnKey} ${kind}`, kind, returnKey, reason }];
  },
};

function keyIn(to: string, body: string): string | undefined {
  const [head = ''] = body.split(/\r?\n\r?\n/);
  const candidates = [to, ...[...head.matchAll(TO_HEADERS)].map(([, value]) => value!)];
  return candidates.map(returnKeyIn).find((key) => key !== undefined);
}

function kindOf(body: string): Report['kind'] | undefined {
  if (FEEDBACK.exec(body)?.[1]?.toLowerCase() === 'abuse') return 'complaint';
  const [, level, subject, detail] = STATUS.exec(body) ?? [];
  const action = ACTION.exec(body)?.[1]?.toLowerCase();
  if (level === undefined || action === 'delayed' || level === '2') return undefined;
  if (level === '4') return 'soft';
  // RFC 3463: 5.1.x is about the address, 5.2.1 says the mailbox is disabled. Others, such as a full mailbox (5.2.2), a
  // policy or a letter that is too large, may pass.
  return subject === '1' || (subject === '2' && detail === '1') ? 'hard' : 'soft';
}
