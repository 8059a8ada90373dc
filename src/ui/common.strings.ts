/** Sentences that the elements with a form share, English. `{name}` is filled in. */
export const commonStrings = {
  emailMissing: 'Type your email address.',
  emailInvalid: 'Please check the address. An email address looks like ada@example.org.',

  inboxTitle: 'Check your inbox',
  inboxText: 'We sent a mail to {address}. Press the button in it, or type its code here.',
  code: '6-digit code',
  codeMissing: 'Type the 6 digits from the mail.',
  openInbox: 'Open {provider}',
  resend: 'Send it again',
  resendIn: 'Send it again in {time}',
  resent: 'Sent again. Only the newest mail counts.',

  'rate-limited': 'That was a lot of tries. Please try again in {time}.',
  'invalid-code': 'That is not the code in the newest mail. Please look again.',
  'code-expired': 'That code has run out. Send a new one.',
  failed: 'That did not work. Please try again.',
  unreachable: 'No answer. Are you online? Please try again.',
};

export type CommonStrings = Record<keyof typeof commonStrings, string>;
