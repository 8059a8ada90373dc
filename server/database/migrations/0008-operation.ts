export const operation = [
  `create table backups (
    id text primary key,
    made_at timestamptz not null,
    bytes bigint not null)`,
  // One for each host: only the last test email is shown.
  `create table test_emails (
    member_id text primary key references members on delete cascade,
    email_id text not null unique,
    sent_at timestamptz not null,
    state text not null check (state in ('waiting', 'accepted', 'stored', 'refused')),
    answer text)`,
];
