export const live = [
  // Transactions end in another order than they begin: `xid` tells what may be read without missing what is still to come.
  `create table changes (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    topic text not null,
    subject text not null,
    made_at timestamptz not null)`,
  `create index changes_in_order on changes (xid, id)`,
];
