export const live = [
  // Transactions may commit in a different order than they begin. `xid` shows which changes can be read without
  // missing one that is still uncommitted.
  `create table changes (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    topic text not null,
    subject text not null,
    made_at timestamptz not null)`,
  `create index changes_in_order on changes (xid, id)`,
];
