/** One mail, ready to go. The sender's address belongs to it, for the owner may change it while mails wait. */
export interface Mail {
  id: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** Whatever takes a mail off our hands. Rejects when it could not, and then the mail is kept and tried again. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
