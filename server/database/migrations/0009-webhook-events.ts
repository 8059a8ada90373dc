export const webhookEvents = [
  `create function queue_post_submitted() returns trigger language plpgsql as $$ begin
    perform queue_event('post.submitted', new.id, jsonb_build_object(
      'id', new.id, 'kind', new.kind, 'title', new.title, 'excerpt', new.excerpt, 'link', new.link,
      'author', new.author_name, 'topics', new.topics));
    return null;
    end $$`,
  `create trigger posts_insert_queue_submitted after insert on posts for each row
    when (new.state = 'pending') execute function queue_post_submitted()`,
  `create trigger posts_update_queue_submitted after update of state on posts for each row
    when (new.state = 'pending' and old.state <> 'pending') execute function queue_post_submitted()`,
  `create function queue_event_changed() returns trigger language plpgsql as $$ begin
    perform queue_event('event.changed', new.id, jsonb_build_object(
      'id', new.id, 'title', new.title, 'startsAt', new.starts_at, 'zone', new.time_zone, 'state', new.state));
    return null;
    end $$`,
  `create trigger events_insert_queue_changed after insert on events for each row
    execute function queue_event_changed()`,
  `create trigger events_update_queue_changed after update of title, starts_at, time_zone, state on events for each row
    when ((old.title, old.starts_at, old.time_zone, old.state)
      is distinct from (new.title, new.starts_at, new.time_zone, new.state))
    execute function queue_event_changed()`,
  `create function queue_date_agreed() returns trigger language plpgsql as $$ begin
    perform queue_event('group.date-agreed', new.id, jsonb_build_object(
      'id', new.id, 'name', new.name, 'event', new.event_id,
      'date', jsonb_build_object('at', new.publish_at, 'zone', new.time_zone)));
    return null;
    end $$`,
  `create trigger groups_queue_date_agreed after update of publish_at on groups for each row
    when (new.publish_at is not null and new.publish_at is distinct from old.publish_at)
    execute function queue_date_agreed()`,
];
