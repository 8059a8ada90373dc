/** Texts that the elements with a form share, in English; translated in `shared-forms`. `{name}` is a placeholder. */
export const commonStrings = {
  emailMissing: 'Enter your email address.',
  emailInvalid: 'Check the address. It should look like ada@example.org.',

  inboxTitle: 'Check your inbox',
  inboxText: 'We emailed {address}. Click the button in that email, or enter the code here.',
  code: '6-digit code',
  codeMissing: 'Enter the 6 digits from the email.',
  openInbox: 'Open {provider}',
  resend: 'Send again',
  resendIn: 'Send again in {time}',
  resent: 'Sent again. Use the code in the latest email.',

  'rate-limited': 'Too many attempts. Try again in {time}.',
  'invalid-code': 'That isn’t the code in the latest email. Check it and try again.',
  'code-expired': 'That code has expired. Request a new one.',
  failed: 'Something went wrong. Please try again.',
  unreachable: 'We couldn’t reach the server. Check your connection and try again.',
};

export type CommonStrings = Record<keyof typeof commonStrings, string>;
