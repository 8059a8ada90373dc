export const showcase = [
  `create table post_pictures (
    id text primary key,
    width integer not null,
    height integer not null,
    color text not null,
    created_at timestamptz not null)`,
  `create table post_picture_variants (
    picture_id text not null references post_pictures on delete cascade,
    width integer not null,
    bytes bytea not null,
    primary key (picture_id, width))`,
  `create table feed_sources (
    id text primary key,
    url text not null unique,
    title text not null,
    rule text not null check (rule in ('queue', 'publish')),
    topics text[] not null,
    etag text,
    last_modified text,
    error text not null,
    attempts integer not null,
    due_at timestamptz not null,
    polled_at timestamptz,
    created_at timestamptz not null)`,
  `create index feed_sources_due_at_idx on feed_sources (due_at)`,
  // array_to_string is only stable, because the output of some element types depends on settings. For text it is
  // immutable.
  `create function join_words(text[]) returns text language sql immutable as
    $$ select array_to_string($1, ' ') $$`,
  `create table posts (
    id text primary key,
    kind text not null check (kind in ('video', 'article', 'image', 'audio', 'link')),
    title text not null,
    excerpt text not null,
    link text not null,
    link_key text not null,
    author_id text references members on delete set null,
    author_key text not null,
    author_name text not null,
    author_link text,
    picture_id text references post_pictures on delete set null,
    alt text not null,
    media_url text,
    event_title text,
    group_name text,
    topics text[] not null,
    language text,
    dated_at timestamptz not null,
    published_at timestamptz,
    state text not null check (state in ('pending', 'published', 'declined', 'withdrawn', 'hidden')),
    held boolean not null default false,
    reason text not null,
    source_id text references feed_sources on delete set null,
    source_entry_key text,
    cheer_count integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search_vector tsvector generated always as (to_tsvector('simple'::regconfig,
      title || ' ' || excerpt || ' ' || author_name || ' ' || join_words(topics))) stored,
    unique (source_id, source_entry_key))`,
  ...['', 'kind, ', 'event_title, ', 'group_name, ', 'author_key, '].map(
    (filter) => `create index posts_${filter.replace(', ', '_')}dated_at_idx
      on posts (${filter}dated_at desc, id desc) where state = 'published'`,
  ),
  `create index posts_topics_idx on posts using gin (topics) where state = 'published'`,
  `create index posts_search_vector_idx on posts using gin (search_vector) where state = 'published'`,
  `create index posts_published_at_idx on posts (published_at) where state = 'published'`,
  `create index posts_pending_idx on posts (created_at, id) where state = 'pending'`,
  `create index posts_author_id_idx on posts (author_id, created_at desc)`,
  `create index posts_picture_id_idx on posts (picture_id)`,
  `create index posts_link_key_idx on posts (link_key)`,
  `create unique index posts_active_link_key on posts (link_key) where state in ('pending', 'published', 'hidden')`,
  `create table post_counts (
    facet text not null,
    value text not null,
    count integer not null,
    primary key (facet, value))`,
  `create function post_facets(post posts) returns table (facet text, value text) language sql immutable as $$
    select facet, value from (values ('all', ''), ('kind', post.kind), ('event', post.event_title),
      ('group', post.group_name), ('author', post.author_key)) as facets (facet, value)
    where value is not null and post.state = 'published'
    union all
    select 'topic', topic from unnest(post.topics) as topic where post.state = 'published' $$`,
  // Counting a million rows on each visit would be slow, so a trigger keeps the counts. It updates them in a fixed
  // order, so that concurrent writers cannot deadlock.
  `create function update_post_counts() returns trigger language plpgsql as $$ begin
    insert into post_counts as known (facet, value, count)
      select facet, value, sum(step) from (
        select facet, value, -1 as step from post_facets(old) where tg_op <> 'INSERT'
        union all
        select facet, value, 1 from post_facets(new) where tg_op <> 'DELETE') as change
      group by facet, value having sum(step) <> 0 order by facet, value
      on conflict (facet, value) do update set count = known.count + excluded.count;
    return null; end $$`,
  `create trigger posts_update_counts
    after insert or delete or update of state, kind, event_title, group_name, topics, author_key
    on posts for each row execute function update_post_counts()`,
  `create table thumbnail_jobs (
    post_id text primary key references posts on delete cascade,
    url text not null,
    is_page boolean not null,
    attempts integer not null,
    due_at timestamptz not null)`,
  `create index thumbnail_jobs_due_at_idx on thumbnail_jobs (due_at)`,
  `create table link_previews (
    id text primary key,
    member_id text not null references members on delete cascade,
    metadata jsonb not null,
    picture_id text references post_pictures on delete set null,
    created_at timestamptz not null)`,
  `create index link_previews_member_id_idx on link_previews (member_id)`,
  `create index link_previews_picture_id_idx on link_previews (picture_id)`,
  `create index link_previews_created_at_idx on link_previews (created_at)`,
  `create table post_cheers (
    post_id text not null references posts on delete cascade,
    member_id text not null references members on delete cascade,
    cheered_at timestamptz not null,
    primary key (post_id, member_id))`,
  `create index post_cheers_member_id_idx on post_cheers (member_id)`,
  `create table post_reports (
    id text primary key,
    post_id text not null references posts on delete cascade,
    reason text not null,
    reported_at timestamptz not null)`,
  `create index post_reports_post_id_idx on post_reports (post_id)`,
  `create table trusted_members (member_id text primary key references members on delete cascade)`,
];
