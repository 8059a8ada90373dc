const author = `
  author_member text references members on delete set null,
  author_key text not null,
  author_name text not null,
  author_link text`;

export const showcase = [
  `create table post_pictures (
    id text primary key,
    width integer not null,
    height integer not null,
    color text not null,
    created_at timestamptz not null)`,
  `create table post_picture_variants (
    picture text not null references post_pictures on delete cascade,
    width integer not null,
    bytes bytea not null,
    primary key (picture, width))`,
  `create table feed_sources (
    id text primary key,
    address text not null unique,
    title text not null,
    rule text not null check (rule in ('queue', 'publish')),
    topics text[] not null,
    etag text,
    modified text,
    fault text not null,
    attempts integer not null,
    due_at timestamptz not null,
    polled_at timestamptz,
    created_at timestamptz not null)`,
  `create index feed_sources_due_at on feed_sources (due_at)`,
  // array_to_string is only stable, because the output of some element types depends on settings. For text it is
  // immutable.
  `create function words_of(text[]) returns text language sql immutable as
    $$ select array_to_string($1, ' ') $$`,
  `create table posts (
    id text primary key,
    kind text not null check (kind in ('video', 'article', 'image', 'audio', 'link')),
    title text not null,
    excerpt text not null,
    link text not null,
    link_key text not null, ${author},
    picture text references post_pictures on delete set null,
    alt text not null,
    media text,
    event text,
    in_group text,
    topics text[] not null,
    language text,
    date timestamptz not null,
    published_at timestamptz,
    state text not null check (state in ('pending', 'published', 'declined', 'withdrawn', 'hidden')),
    reason text not null,
    source text references feed_sources on delete set null,
    entry text,
    cheers integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search tsvector generated always as (to_tsvector('simple'::regconfig,
      title || ' ' || excerpt || ' ' || author_name || ' ' || words_of(topics))) stored,
    unique (source, entry))`,
  ...['', 'kind', 'event', 'in_group', 'author_key'].map(
    (filter) => `create index posts_by_date_${filter} on posts (${filter && `${filter}, `}date desc, id desc)
      where state = 'published'`,
  ),
  `create index posts_topics on posts using gin (topics) where state = 'published'`,
  `create index posts_search on posts using gin (search) where state = 'published'`,
  `create index posts_published_at on posts (published_at) where state = 'published'`,
  `create index posts_pending on posts (created_at, id) where state = 'pending'`,
  `create index posts_author on posts (author_member, created_at desc)`,
  `create unique index posts_link_key on posts (link_key) where state in ('pending', 'published', 'hidden')`,
  `create table post_counts (
    about text not null,
    value text not null,
    count integer not null,
    primary key (about, value))`,
  `create function facets_of(post posts) returns table (about text, value text) language sql immutable as $$
    select about, value from (values ('all', ''), ('kind', post.kind), ('event', post.event),
      ('group', post.in_group), ('author', post.author_key)) as facet (about, value)
    where value is not null and post.state = 'published'
    union all
    select 'topic', topic from unnest(post.topics) as topic where post.state = 'published' $$`,
  // Counting a million rows on each visit would be slow, so a trigger keeps the counts. It updates them in a fixed
  // order, so that concurrent writers cannot deadlock.
  `create function count_posts() returns trigger language plpgsql as $$ begin
    insert into post_counts as known (about, value, count)
      select about, value, sum(step) from (
        select about, value, -1 as step from facets_of(old) where tg_op <> 'INSERT'
        union all
        select about, value, 1 from facets_of(new) where tg_op <> 'DELETE') as change
      group by about, value having sum(step) <> 0 order by about, value
      on conflict (about, value) do update set count = known.count + excluded.count;
    return null; end $$`,
  `create trigger posts_are_counted after insert or delete or update of state, kind, event, in_group, topics, author_key
    on posts for each row execute function count_posts()`,
  `create table picture_errands (
    id text primary key references posts on delete cascade,
    address text not null,
    attempts integer not null,
    due_at timestamptz not null)`,
  `create index picture_errands_due_at on picture_errands (due_at)`,
  `create table previews (
    id text primary key,
    member text not null references members on delete cascade,
    found jsonb not null,
    picture text references post_pictures on delete set null,
    created_at timestamptz not null)`,
  `create index previews_created_at on previews (created_at)`,
  `create table cheers (
    post text not null references posts on delete cascade,
    member text not null references members on delete cascade,
    cheered_at timestamptz not null,
    primary key (post, member))`,
  `create index cheers_member on cheers (member)`,
  `create table reports (
    id text primary key,
    post text not null references posts on delete cascade,
    member text references members on delete set null,
    reason text not null,
    reported_at timestamptz not null)`,
  `create index reports_post on reports (post)`,
  `create table trusted_members (member text primary key references members on delete cascade)`,
];
