export const pages = [
  `create table pages (
    id text primary key,
    title text not null,
    role text not null check (role in ('member', 'facilitator', 'host')),
    intro jsonb not null,
    position serial,
    updated_at timestamptz not null)`,
  `create table lessons (
    page_id text not null references pages on delete cascade,
    id text not null,
    position integer not null,
    title text not null,
    opens_on text,
    content jsonb not null,
    primary key (page_id, id))`,
  `create table lesson_progress (
    member_id text not null references members on delete cascade,
    page_id text not null,
    lesson_id text not null,
    completed_at timestamptz not null,
    primary key (member_id, page_id, lesson_id),
    foreign key (page_id, lesson_id) references lessons on delete cascade)`,
  `create index lesson_progress_page_id_lesson_id_idx on lesson_progress (page_id, lesson_id)`,
];
