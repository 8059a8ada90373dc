/** Allows `most` requests in a burst; the allowance refills evenly over `per` seconds. */
export interface Limit {
  most: number;
  per: number;
}

export interface Limits {
  /** Signup emails to one mailbox (tags and dots ignored), per requesting network. */
  address: Limit;
  /** Signup emails to one mailbox, from all networks; and, counted apart, invitations to one mailbox. */
  mailbox: Limit;
  /** Signups from one client network (IPv6: a /64). Generous, because a whole live day may share one router. */
  client: Limit;
  /**
   * Signups from one site (IPv6: a /48; IPv4: a /24), so that an attacker with thousands of networks cannot exhaust
   * `domain` and `all`.
   */
  site: Limit;
  /** Signups at one email domain. */
  domain: Limit;
  /** All signups. */
  all: Limit;
  /** Confirmation codes entered from one client network, right or wrong. */
  codes: Limit;
  /** Writes without a session, from one client network. */
  anonymousWrites: Limit;
  /**
   * Wrong passwords for one email address from one network. A correct password gives back what it used, here and in
   * the next four limits.
   */
  signIns: Limit;
  /**
   * Wrong passwords for one email address from networks it has never signed in from. Counts unknown email addresses
   * too.
   */
  signInsAddress: Limit;
  /** Wrong passwords from one client network. */
  signInsClient: Limit;
  /** Wrong passwords from one site. */
  signInsSite: Limit;
  /** All wrong passwords, except from networks that the email address has signed in from. */
  signInsAll: Limit;
  /**
   * Sign-in emails to one email address, per requesting network. Separate from the passwords, so that guessing
   * passwords doesn't block sign-in by email.
   */
  signInEmails: Limit;
  /** Sign-in emails to one email address, requested from networks it has never signed in from. */
  signInMailsAddress: Limit;
  /** Sign-in emails requested from one client network. */
  signInMailsClient: Limit;
  /** Sign-in emails requested from one site. */
  signInMailsSite: Limit;
  /** All sign-in emails, except those requested from networks that the email address has signed in from. */
  signInMailsAll: Limit;
  /** Wrong sign-in codes for one email address from one network. */
  signInCodes: Limit;
  /**
   * Wrong sign-in codes for one email address from networks it has never signed in from. The links in the emails
   * still work.
   */
  signInCodesAddress: Limit;
  /** Password changes per member. */
  passwordChanges: Limit;
  /** Profile changes per member. */
  profileChanges: Limit;
  /** Cheers given and taken back, per member. */
  cheers: Limit;
  /** Writes of any kind per member. */
  memberWrites: Limit;
  /** Link previews per member. */
  previews: Limit;
  /** Showcase submissions per member. */
  submissions: Limit;
  /** Reports of posts from one client network. */
  reports: Limit;
  /** Event streams opened per member. */
  streams: Limit;
  /** Check-ins, replies, date proposals and reports in groups, per member. */
  entries: Limit;
  /** Checks of the server's set-up, per host. */
  serverChecks: Limit;
  /** Test emails, per host. */
  testEmails: Limit;
  /** Files of members that one host imports; dry runs are not counted. */
  memberImports: Limit;
  /** Emails that tell hosts about waiting items. */
  hostEmails: Limit;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

export const defaultLimits: Limits = {
  address: { most: 5, per: HOUR_S },
  mailbox: { most: 20, per: HOUR_S },
  client: { most: 60, per: HOUR_S },
  site: { most: 300, per: HOUR_S },
  domain: { most: 1000, per: HOUR_S },
  all: { most: 3000, per: HOUR_S },
  codes: { most: 60, per: HOUR_S },
  anonymousWrites: { most: 600, per: HOUR_S },
  signIns: { most: 10, per: 900 },
  // 73,000 guesses a year, against a password that is neither short nor common.
  signInsAddress: { most: 200, per: DAY_S },
  signInsClient: { most: 100, per: 900 },
  signInsSite: { most: 400, per: 900 },
  signInsAll: { most: 3000, per: 900 },
  signInEmails: { most: 5, per: HOUR_S },
  signInMailsAddress: { most: 40, per: DAY_S },
  signInMailsClient: { most: 60, per: HOUR_S },
  signInMailsSite: { most: 300, per: HOUR_S },
  signInMailsAll: { most: 3000, per: HOUR_S },
  signInCodes: { most: 15, per: DAY_S },
  // 50 guesses a day against a 6-digit code: a chance of less than 2 % a year.
  signInCodesAddress: { most: 50, per: DAY_S },
  passwordChanges: { most: 10, per: HOUR_S },
  profileChanges: { most: 60, per: HOUR_S },
  cheers: { most: 300, per: HOUR_S },
  memberWrites: { most: 1200, per: HOUR_S },
  previews: { most: 30, per: HOUR_S },
  submissions: { most: 20, per: DAY_S },
  reports: { most: 20, per: HOUR_S },
  streams: { most: 60, per: 600 },
  entries: { most: 120, per: HOUR_S },
  serverChecks: { most: 20, per: HOUR_S },
  testEmails: { most: 5, per: HOUR_S },
  memberImports: { most: 10, per: HOUR_S },
  hostEmails: { most: 1, per: DAY_S },
};
