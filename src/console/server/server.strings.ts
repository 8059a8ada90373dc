import type { ServerCheck, TestEmail } from '../../contract/server-checks.ts';

export const strings = {
  title: 'Server',
  text: 'Check whether your server is set up well, whether its emails arrive, and when it was last backed up.',

  checks: 'Checks',
  checksText:
    'The server looks at its own address, disk, database, mail server and DNS records. It takes a few seconds, sends no email and changes nothing.',
  check: 'Check the server',
  checkAgain: 'Check again',
  checking: 'Checking…',
  checked:
    '{count, plural, =0 {Nothing needs your attention.} one {# check needs your attention.} other {# checks need your attention.}}',
  whatToDo: 'What to do: {fix}',

  email: 'Test email',
  emailText: 'Sends an email to {address}, your own address, and shows what the mail server answers.',
  send: 'Send a test email to me',
  answer: 'Its answer: {answer}',
  sentAt: 'Sent {time}.',
  spam: 'If it isn’t in your inbox, check your spam folder. To see whether SPF, DKIM and DMARC pass, open the original of the email in your email program.',

  backups: 'Backups',
  noBackups: 'No backup yet.',
  noBackupsText:
    'Backups by “community backup” are listed here. Those of other tools, such as pg_dump, are not known.',
  lastBackup: 'Last backup: {time}, {size}',
  oldBackup: 'That is {count, plural, one {# day} other {# days}} ago. Make one every night.',
  madeAt: 'Made',
  size: 'Size',
  now: 'Make a backup now',
  nightly: 'Every night at 3:00, as a line of a crontab',
  commandHint: 'Run it where the server runs, with the same variables as the server.',
  copy: 'Copy',
  noDownload: 'Why you can’t download a backup here',
  noDownloadText:
    'A backup holds everything: all people, passwords as hashes, and the secret that signs sessions and links. Whoever has it can act as anyone. So it is made by those who run the server, and a stolen session of a host is not enough to get one. To take the list of subscribers with you, export it under Subscribers.',
} as const;

export const stateWords: Readonly<Record<ServerCheck['state'], string>> = {
  failed: 'Failed',
  warning: 'Warning',
  ok: 'OK',
  'not-checked': 'Not checked',
};

/** Of a newer server, the name of a check is shown as it is. */
export const checkNames: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'Public address',
  server: 'Reachable',
  certificate: 'TLS certificate',
  clock: 'Clock',
  TRUST_PROXY: 'Proxies',
  disk: 'Disk',
  permissions: 'Permissions of files',
  database: 'Database',
  notifications: 'Live updates',
  host: 'Hosts',
  backup: 'Backup',
  SMTP_URL: 'Mail server',
  STARTTLS: 'Encryption to the mail server',
  ORIGINS: 'Your sites',
  membersPage: 'Page for members',
  boardPage: 'Page with the groups',
  showcasePage: 'Page with the showcase',
  newsletterPage: 'Page with the signup form',
};

/** Of the last test email. */
export const testWords: Readonly<Record<TestEmail['state'], string>> = {
  none: '',
  waiting: 'The mail server has not taken it yet. It is tried again for an hour.',
  accepted: 'The mail server has accepted it.',
  stored: 'It was written to a folder on the server and not delivered.',
  refused: 'The mail server has rejected it.',
  expired: 'The mail server didn’t accept it within an hour.',
};
