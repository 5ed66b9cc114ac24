-- The room `book`: what is said and written at a step. A text has editions, which only grow; each edition has variants, of which the first
-- whose filter holds for the client and the deal is shown.

create schema book;
grant usage on schema book to mainspring_member, mainspring_all, mainspring_command;

create table book.text (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  kind text not null check (kind in ('script', 'objections', 'letter', 'checklist')),
  name text not null,
  name_folded text not null,
  words text not null,
  edition integer not null check (edition > 0),
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
create index text_by_kind on book.text (workspace_id, kind, name_folded, id);
comment on column book.text.words is 'Name, key and all that is said in the edition that holds, folded: what is searched.';
comment on column book.text.edition is 'The one that holds today.';
select platform.protect('book.text', '{}', 'insert, update');

create table book.edition (
  workspace_id uuid not null,
  text_id uuid not null,
  number integer not null check (number > 0),
  variants jsonb not null,
  at timestamptz not null,
  by_id uuid,
  primary key (workspace_id, text_id, number),
  foreign key (workspace_id, text_id) references book.text (workspace_id, id),
  foreign key (workspace_id, by_id) references org.person (workspace_id, id)
);
create index edition_by_person on book.edition (workspace_id, by_id) where by_id is not null;
comment on column book.edition.variants is 'In order: name, filter over client or deal (null: always) and content. The last one has no filter.';
select platform.protect('book.edition', '{}', 'insert');
