export const destinations = [
  `create table destinations (
    id text primary key,
    kind text not null,
    events text[] not null,
    settings jsonb not null,
    attempts integer not null,
    due_at timestamptz not null,
    paused_at timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null)`,
  `create unique index destinations_url_key on destinations ((settings ->> 'url')) where kind = 'webhook'`,
  `create index destinations_due_at_idx on destinations (due_at) where disabled_at is null`,
  // Delivered in the order of `position`: a signup must not arrive after the same person's departure.
  `create table destination_deliveries (
    position bigint generated always as identity primary key,
    id text not null,
    destination_id text not null references destinations on delete cascade,
    event text not null,
    subject text not null,
    body text not null,
    state text not null check (state in ('waiting', 'failed')),
    error text,
    created_at timestamptz not null)`,
  `create index destination_deliveries_destination_id_idx on destination_deliveries (destination_id, position)`,
  `create index destination_deliveries_waiting_idx on destination_deliveries (destination_id, position) where state = 'waiting'`,
  `create index destination_deliveries_subject_idx on destination_deliveries (subject) where state = 'failed'`,
  // A newer event about a subject replaces the ones that were given up.
  `create function queue_event(name text, about text, data jsonb) returns void language sql as $$
    delete from destination_deliveries where subject = about and state = 'failed';
    insert into destination_deliveries (id, destination_id, event, subject, body, state, created_at)
      select gen_random_uuid()::text, id, name, about,
        jsonb_build_object('type', name, 'timestamp', now(), 'data', data)::text, 'waiting', now()
      from destinations where name = any (events) and disabled_at is null $$`,
  `create function subscriber_event_data(person subscribers, reason text) returns jsonb language sql as $$
    select jsonb_build_object('email', person.email, 'name', person.name, 'topics', person.topics,
      'language', person.locale, 'confirmedAt', person.confirmed_at, 'attribution', person.attribution,
      'reason', reason) $$`,
  // Triggers, because subscribers are added and removed in many ways: by a form, an import, a bounce, the command line.
  `create function queue_subscriber_event() returns trigger language plpgsql as $$
    declare
      is_listed constant boolean := tg_op <> 'DELETE' and new.state = 'confirmed';
      was_listed constant boolean := tg_op <> 'INSERT' and old.state = 'confirmed';
      person constant subscribers := case when tg_op = 'DELETE' then old else new end;
      event text;
    begin
      event := case
        -- Also of someone who had left before: copies that others hold have to go, too.
        when tg_op = 'DELETE' then 'subscriber.left'
        when is_listed and not was_listed then 'subscriber.confirmed'
        when was_listed and not is_listed then 'subscriber.left'
        when is_listed and (old.email, old.name, old.topics, old.locale)
          is distinct from (new.email, new.name, new.topics, new.locale) then 'subscriber.changed' end;
      if event is not null then
        perform queue_event(event, person.canonical_email, subscriber_event_data(person,
          case when event = 'subscriber.left' then case when tg_op = 'DELETE' then 'erased' else new.state end end));
      end if;
      return null;
    end $$`,
  `create trigger subscribers_queue_event
    after insert or delete or update of state, email, name, topics, locale
    on subscribers for each row execute function queue_subscriber_event()`,
  `create function queue_post_event() returns trigger language plpgsql as $$ begin
    perform queue_event('post.published', new.id, jsonb_build_object(
      'id', new.id, 'kind', new.kind, 'title', new.title, 'excerpt', new.excerpt, 'link', new.link,
      'author', new.author_name, 'topics', new.topics, 'publishedAt', new.published_at));
    return null;
    end $$`,
  `create trigger posts_insert_queue_event after insert on posts for each row
    when (new.state = 'published') execute function queue_post_event()`,
  `create trigger posts_update_queue_event after update of state on posts for each row
    when (new.state = 'published' and old.published_at is null) execute function queue_post_event()`,
];
