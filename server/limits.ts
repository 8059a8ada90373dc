/** At most `most` requests at once, which come back evenly over `per` seconds. */
export interface Limit {
  most: number;
  per: number;
}

export interface Limits {
  /** Emails to one mailbox, with or without tags and dots, that one network asks for by signing up. */
  address: Limit;
  /** Such emails to one mailbox, whoever asks. */
  mailbox: Limit;
  /** Signups from one client address (IPv6: one /64). Wide, for a whole live day may sit behind one router. */
  client: Limit;
  /** Signups from one site (IPv6: one /48; IPv4: one /24), so that whoever has thousands of networks cannot use up the next two. */
  site: Limit;
  /** Signups at one mail domain. */
  domain: Limit;
  /** Signups in all. */
  all: Limit;
  /** Wrong or right codes from one client address. */
  codes: Limit;
  /** Writes of any kind without a session, from one client address. */
  strangerWrites: Limit;
  /** Wrong passwords for one address from one network. A right one gives back what it took, here and in the next four. */
  signIns: Limit;
  /** Wrong passwords for one address from networks that never signed in there, known address or not. */
  signInsAddress: Limit;
  /** Wrong passwords from one client address. */
  signInsClient: Limit;
  /** Wrong passwords from one site. */
  signInsSite: Limit;
  /** Wrong passwords in all. */
  signInsAll: Limit;
  /** Emails to sign in with, to one address, that one network asks for. Apart from the passwords, so that guessing closes only one of the two. */
  signInMails: Limit;
  /** Such emails to one address that networks ask for which never signed in there. */
  signInMailsAddress: Limit;
  /** Such emails asked for from one client address. */
  signInMailsClient: Limit;
  /** Such emails asked for from one site. */
  signInMailsSite: Limit;
  /** Such emails in all. */
  signInMailsAll: Limit;
  /** Wrong codes for one address that one network types. */
  signInCodes: Limit;
  /** Wrong codes for one address that networks type which never signed in there. The links in the emails go on. */
  signInCodesAddress: Limit;
  /** Changes of one member's password. */
  passwordChanges: Limit;
  /** Changes of one member's profile. */
  profileChanges: Limit;
  /** Cheers that one member gives and takes back. */
  cheers: Limit;
  /** Writes of any kind of one member. */
  memberWrites: Limit;
  /** Links that one member has looked at. */
  previews: Limit;
  /** Pieces that one member puts into the showcase. */
  submissions: Limit;
  /** Reports of posts from one client address. */
  reports: Limit;
  /** Event streams that one member opens. */
  streams: Limit;
  /** Check-ins, replies, proposed dates and complaints of one member in groups. */
  groupWords: Limit;
  /** Mails to the hosts that something waits for them. */
  hostMails: Limit;
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
  strangerWrites: { most: 600, per: HOUR_S },
  signIns: { most: 10, per: 900 },
  // 73,000 guesses a year at a password that is neither short nor common.
  signInsAddress: { most: 200, per: DAY_S },
  signInsClient: { most: 100, per: 900 },
  signInsSite: { most: 400, per: 900 },
  signInsAll: { most: 3000, per: 900 },
  signInMails: { most: 5, per: HOUR_S },
  signInMailsAddress: { most: 40, per: DAY_S },
  signInMailsClient: { most: 60, per: HOUR_S },
  signInMailsSite: { most: 300, per: HOUR_S },
  signInMailsAll: { most: 3000, per: HOUR_S },
  signInCodes: { most: 15, per: DAY_S },
  // 50 guesses a day at a code of 6 digits: less than 2 % a year.
  signInCodesAddress: { most: 50, per: DAY_S },
  passwordChanges: { most: 10, per: HOUR_S },
  profileChanges: { most: 60, per: HOUR_S },
  cheers: { most: 300, per: HOUR_S },
  memberWrites: { most: 1200, per: HOUR_S },
  previews: { most: 30, per: HOUR_S },
  submissions: { most: 20, per: DAY_S },
  reports: { most: 20, per: HOUR_S },
  streams: { most: 60, per: 600 },
  groupWords: { most: 120, per: HOUR_S },
  hostMails: { most: 1, per: DAY_S },
};
