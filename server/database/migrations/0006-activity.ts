export const activity = [
  // Entries are never changed, and deleted when they are old. A removed member takes their name out of them.
  `create table activity (
    id text primary key,
    at timestamptz not null,
    member_id text references members on delete set null,
    action text not null,
    subject text)`,
  `create index activity_at_idx on activity (at, id)`,
  `create index activity_member_id_idx on activity (member_id, at)`,
];
