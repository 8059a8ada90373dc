import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmailMessage, Mailer } from './mailer.ts';

export interface StoredEmail extends EmailMessage {
  sentAt: string;
}

/** A mailer for development. Writes one file per email to a folder instead of using a mail server. */
export interface Mailbox extends Mailer {
  /** The newest 200 emails, newest first. */
  list(): Promise<StoredEmail[]>;
  find(id: string): Promise<StoredEmail | undefined>;
}

const MAX_EMAILS = 200;

export function mailbox(folder: string): Mailbox {
  const newestFirst = async () =>
    (await readdir(folder).catch(() => [])).filter(isStoredEmail).sort().reverse();
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as StoredEmail;
  return {
    async send(mail) {
      const sentAt = new Date().toISOString();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${sentAt.replaceAll(':', '-')}-${mail.id}.json`);
      await writeFile(`${file}.part`, JSON.stringify({ ...mail, sentAt }, null, 2), { mode: 0o600 });
      await rename(`${file}.part`, file); // atomic: readers of the folder never see a partial file
      return { state: 'stored', answer: 'SMTP_URL is not set.' };
    },
    async list() {
      return Promise.all((await newestFirst()).slice(0, MAX_EMAILS).map(read));
    },
    async find(id) {
      const file = (await newestFirst()).find((name) => name.endsWith(`-${id}.json`));
      return file === undefined ? undefined : read(file);
    },
  };
}

const isStoredEmail = (file: string) => file.endsWith('.json');
