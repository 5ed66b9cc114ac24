-- The room `fields`: a company's own fields of records, and the views it saves.

create schema fields;
grant usage on schema fields to mainspring_member, mainspring_all, mainspring_command;

create table fields.field (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'lead', 'deal')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  name text not null,
  kind text not null check (kind in ('text', 'number', 'money', 'date', 'choice', 'choices', 'person', 'client', 'link', 'boolean')),
  decimals smallint not null default 0 check (decimals between 0 and 6),
  position integer not null,
  retired_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, record_kind, key)
);
comment on column fields.field.decimals is 'Of a number: values are kept as integers, multiplied by ten to this power.';
select platform.protect('fields.field', '{}', 'insert, update');

create table fields.choice (
  workspace_id uuid not null,
  field_id uuid not null,
  key text not null,
  name text not null,
  position integer not null,
  retired_at timestamptz,
  primary key (workspace_id, field_id, key),
  foreign key (workspace_id, field_id) references fields.field (workspace_id, id)
);
select platform.protect('fields.choice', '{}', 'insert, update');

-- From which stage on a deal must have a value. The stage is of a room to the right, so it is named without a foreign key.
create table fields.requirement (
  workspace_id uuid not null,
  field_id uuid not null,
  stage_id uuid not null,
  primary key (workspace_id, field_id, stage_id),
  foreign key (workspace_id, field_id) references fields.field (workspace_id, id)
);
select platform.protect('fields.requirement', '{}', 'insert, delete');

-- One row per value; several for a field of several choices. Typed columns with plain indexes, which policies keep.
create table fields.value (
  workspace_id uuid not null,
  record_id uuid not null,
  field_id uuid not null,
  position smallint not null default 1,
  owner_id uuid not null,
  text_value text,
  text_folded text collate "C",
  integer_value bigint,
  currency text check (currency ~ '^[A-Z]{3}$'),
  date_value date,
  id_value uuid,
  primary key (workspace_id, record_id, field_id, position),
  foreign key (workspace_id, field_id) references fields.field (workspace_id, id),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  check (num_nonnulls(text_value, integer_value, date_value, id_value) = 1),
  check ((text_value is null) = (text_folded is null))
);
create index value_by_text on fields.value (workspace_id, field_id, text_folded, record_id) where text_folded is not null;
create index value_by_integer on fields.value (workspace_id, field_id, integer_value, record_id) where integer_value is not null;
create index value_by_date on fields.value (workspace_id, field_id, date_value, record_id) where date_value is not null;
create index value_by_id on fields.value (workspace_id, field_id, id_value, record_id) where id_value is not null;
create index value_by_owner on fields.value (workspace_id, owner_id, field_id);
comment on column fields.value.integer_value is 'A number times ten to the decimals of its field, money in minor units, yes as 1 and no as 0.';
comment on column fields.value.text_value is 'A text, a link, or the key of a choice; folded short enough for an index row (readCustom refuses what is longer).';
select platform.protect_record('fields.value', 'record_id');

create table fields.saved_view (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  screen text not null check (screen ~ '^[a-z_]+$'),
  name text not null,
  owner_id uuid not null,
  shared_with text not null check (shared_with in ('nobody', 'unit', 'level', 'everybody')),
  unit_id uuid,
  level_id uuid,
  settings jsonb not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, unit_id) references org.unit (workspace_id, id),
  foreign key (workspace_id, level_id) references org.level (workspace_id, id),
  check ((shared_with = 'unit') = (unit_id is not null)),
  check ((shared_with = 'level') = (level_id is not null))
);
create index saved_view_by_screen on fields.saved_view (workspace_id, screen, owner_id);
create index saved_view_by_owner on fields.saved_view (workspace_id, owner_id);
create index saved_view_by_unit on fields.saved_view (workspace_id, unit_id) where unit_id is not null;
create index saved_view_by_level on fields.saved_view (workspace_id, level_id) where level_id is not null;
comment on column fields.saved_view.settings is 'Filter, sort, columns and grouping as the screen keeps them; no data of records.';
select platform.protect('fields.saved_view', '{}', 'insert, update, delete');
