import type { ColumnType } from 'kysely';

/** A backup that was made. */
export interface BackupRow {
  id: string;
  made_at: Date;
  /** Size of its file. */
  bytes: ColumnType<string, number, never>;
}

/** The last test email of a host. */
export interface TestEmailRow {
  member_id: string;
  /** In the queue. */
  email_id: string;
  sent_at: Date;
  state: 'waiting' | 'accepted' | 'stored' | 'refused';
  /** What the mail server has answered, without addresses. */
  answer: string | null;
}

/** What hosts are shown about the server itself. */
export interface OperationTables {
  backups: BackupRow;
  test_emails: TestEmailRow;
}
