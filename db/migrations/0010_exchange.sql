-- The room `exchange`: imports, what each brought, what of it was refused, and how a company's files are mapped.

create schema exchange;
grant usage on schema exchange to mainspring_member, mainspring_all, mainspring_command;

create table exchange.import (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  kind text not null check (kind in ('leads', 'clients', 'contacts', 'deals', 'payments', 'stage_moves')),
  file_name text not null,
  file_id uuid,
  state text not null check (state in ('uploaded', 'running', 'done', 'cancelled', 'failed', 'undone')),
  settings jsonb not null,
  form jsonb,
  columns text[] not null default '{}',
  origin text,
  total_rows integer,
  rows_done integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  also_created jsonb not null default '{}',
  failure text,
  ordered_by_id uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references platform.file (workspace_id, id),
  foreign key (workspace_id, ordered_by_id) references org.person (workspace_id, id)
);
create index import_by_time on exchange.import (workspace_id, created_at desc, id desc);
create index import_by_file on exchange.import (workspace_id, file_id) where file_id is not null;
create index import_by_person on exchange.import (workspace_id, ordered_by_id) where ordered_by_id is not null;
comment on column exchange.import.settings is 'Mapping of columns and how the file is written.';
comment on column exchange.import.form is 'How the file is written, as was found out.';
comment on column exchange.import.columns is 'Of the file, each by a name of its own.';
comment on column exchange.import.origin is 'The program that the file seems to come from.';
comment on column exchange.import.rows_done is 'Up to which row all is written: an import that was killed goes on there.';
comment on column exchange.import.also_created is 'Clients, people and words that rows named and that were not there, by kind.';
comment on column exchange.import.failure is 'Why it could not be ended, in a word of ours.';
select platform.protect('exchange.import', '{ordered_by_id}', 'insert, update');

create table exchange.refused_row (
  workspace_id uuid not null,
  import_id uuid not null,
  line integer not null,
  field text not null,
  problem text not null,
  cells text[] not null,
  ordered_by_id uuid,
  primary key (workspace_id, import_id, line),
  foreign key (workspace_id, import_id) references exchange.import (workspace_id, id)
);
comment on table exchange.refused_row is 'A row that was not imported, as it stood in the file, so that it can be corrected and imported again.';
comment on column exchange.refused_row.ordered_by_id is 'Of the import: who sees it.';
create index refused_row_by_person on exchange.refused_row (workspace_id, ordered_by_id) where ordered_by_id is not null;
select platform.protect('exchange.refused_row', '{ordered_by_id}', 'insert, update, delete');

create table exchange.imported (
  workspace_id uuid not null,
  import_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  change text not null check (change in ('created', 'updated')),
  version integer not null,
  before jsonb,
  kept text check (kept in ('changed', 'used', 'gone')),
  ordered_by_id uuid,
  primary key (workspace_id, import_id, record_id),
  foreign key (workspace_id, import_id) references exchange.import (workspace_id, id)
);
create index imported_by_record on exchange.imported (workspace_id, record_id);
create index imported_by_person on exchange.imported (workspace_id, ordered_by_id) where ordered_by_id is not null;
comment on table exchange.imported is 'What an import made or changed, for its undo.';
comment on column exchange.imported.version is 'Of the record right after: another one means that somebody has changed it since.';
comment on column exchange.imported.before is 'Of what was changed, the values before.';
comment on column exchange.imported.kept is 'Why an undo left it as it is.';
select platform.protect('exchange.imported', '{ordered_by_id}', 'insert, update, delete');

create table exchange.mapping_preset (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  kind text not null check (kind in ('leads', 'clients', 'contacts', 'deals', 'payments')),
  name text not null,
  columns text[] not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind, columns)
);
comment on table exchange.mapping_preset is 'How files with these columns were mapped the last time; the company remembers it for all of them.';
select platform.protect('exchange.mapping_preset', '{}', 'insert, update, delete');
