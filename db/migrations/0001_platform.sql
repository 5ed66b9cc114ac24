-- The platform under every room: roles, the one builder of policies, journal, idempotency, keys, files, workers.
-- Every business table has workspace_id first in its primary key, in every unique key, foreign key and index.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema platform;
comment on schema platform is 'Mechanisms that know no feature.';

-- Group roles. They are the same in every database of a cluster and hold no password; the app chooses one per transaction.
do $$
declare wanted text;
begin
  foreach wanted in array array['mainspring_member', 'mainspring_all', 'mainspring_command', 'mainspring_auth'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin', wanted);
    end if;
  end loop;
  -- The groups of the logins, which are made at start, for each installation its own. They own nothing and inherit nothing.
  foreach wanted in array array['mainspring_app', 'mainspring_worker'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
  end loop;
end $$;
grant mainspring_member, mainspring_all, mainspring_command, mainspring_auth to mainspring_app;

-- What a transaction may see, from its settings. Without settings: null, so no rows.
create function platform.current_workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.workspace', true), '')::uuid;

-- The one function that builds every policy. `owner_columns` name the people by whom a row is seen;
-- none means that everybody of the workspace sees it. Readers get select only; writing is for mainspring_command.
create function platform.protect(target regclass, owner_columns text[] default '{}', writes text default 'insert, update, delete', workspace_column text default 'workspace_id')
returns void language plpgsql as $$
declare
  own_workspace text := format('%I = (select nullif(current_setting(''app.workspace'', true), '''')::uuid)', workspace_column);
  seen text;
begin
  select string_agg(format('%I = any ((select nullif(current_setting(''app.visible'', true), '''')::uuid[])::uuid[])', name), ' or ') into seen from unnest(owner_columns) as name;
  execute format('alter table %s enable row level security', target);
  execute format('create policy member_sees on %s for select to mainspring_member using (%s)', target,
    case when seen is null then own_workspace else own_workspace || ' and (' || seen || ')' end);
  execute format('create policy all_see on %s for select to mainspring_all using (%s)', target, own_workspace);
  execute format('create policy command_acts on %s for all to mainspring_command using (%s) with check (%s)', target, own_workspace, own_workspace);
  execute format('grant select on %s to mainspring_member, mainspring_all, mainspring_command', target);
  execute format('grant %s on %s to mainspring_command', writes, target);
end $$;
comment on function platform.protect is 'Builds the row-level security of one table: workspace isolation for all, visibility by owner columns for members.';

grant usage on schema platform to mainspring_member, mainspring_all, mainspring_command, mainspring_app, mainspring_worker;

-- One row per change. Append-only by privilege: mainspring_command may insert and read, nothing else.
create table platform.journal (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system', 'import')),
  via text not null check (via in ('session', 'key', 'job', 'cli')),
  command_id uuid not null,
  feature text not null,
  kind text not null,
  kind_version smallint not null default 1,
  subject_kind text not null,
  subject_id uuid not null,
  data jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index journal_by_time on platform.journal (workspace_id, at desc, id desc);
create index journal_by_subject on platform.journal (workspace_id, subject_id, at desc, id desc);
create index journal_by_actor on platform.journal (workspace_id, actor_id, at desc, id desc);
create index journal_by_kind on platform.journal (workspace_id, kind, at desc, id desc);
select platform.protect('platform.journal', '{actor_id}', 'insert');

-- The personal values of a journal row, by the person they are about. Erasure empties `before` and `after`.
create table platform.journal_personal (
  workspace_id uuid not null,
  journal_id uuid not null,
  subject_id uuid not null,
  actor_id uuid,
  field text not null,
  before text,
  after text,
  erased_at timestamptz,
  primary key (workspace_id, journal_id, subject_id, field),
  foreign key (workspace_id, journal_id) references platform.journal (workspace_id, id)
);
create index journal_personal_by_subject on platform.journal_personal (workspace_id, subject_id);
select platform.protect('platform.journal_personal', '{actor_id}', 'insert, update (before, after, erased_at)');

-- What was taken back: it stays in the journal and counts nowhere.
create table platform.journal_void (
  workspace_id uuid not null,
  journal_id uuid not null,
  voided_by uuid not null,
  at timestamptz not null,
  primary key (workspace_id, journal_id),
  foreign key (workspace_id, journal_id) references platform.journal (workspace_id, id),
  foreign key (workspace_id, voided_by) references platform.journal (workspace_id, id)
);
create index journal_void_by on platform.journal_void (workspace_id, voided_by);
select platform.protect('platform.journal_void', '{}', 'insert');

-- The first answer to an idempotency key, kept a day.
create table platform.idempotency (
  workspace_id uuid not null,
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, person_id, key)
);
create index idempotency_by_age on platform.idempotency (workspace_id, created_at);
select platform.protect('platform.idempotency', '{person_id}');

create table platform.api_key (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, hash)
);
create index api_key_by_person on platform.api_key (workspace_id, person_id);
create index api_key_by_hash on platform.api_key (hash);
comment on index platform.api_key_by_hash is 'Without the workspace: a key is looked up before its workspace is known.';
select platform.protect('platform.api_key', '{person_id}');

-- Files lie outside, named by content hash; this is their list.
create table platform.file (
  workspace_id uuid not null,
  id uuid not null,
  sha256 text not null,
  bytes bigint not null check (bytes >= 0),
  media_type text not null,
  name text not null,
  owner_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index file_by_hash on platform.file (workspace_id, sha256);
create index file_by_owner on platform.file (workspace_id, owner_id);
select platform.protect('platform.file', '{owner_id}');

-- Letters to be sent: rows of the command's transaction, sent by a job that carries only the id. The text is made when it is sent.
create table platform.mail (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  template text not null,
  parameters jsonb not null default '{}',
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  primary key (workspace_id, id)
);
create index mail_by_person on platform.mail (workspace_id, person_id);
select platform.protect('platform.mail', '{person_id}');

-- A job that used up its tries, kept until somebody looked.
create table platform.dead_letter (
  workspace_id uuid not null,
  id uuid not null,
  task text not null,
  payload jsonb not null,
  actor_id uuid,
  attempts smallint not null,
  error text not null,
  died_at timestamptz not null,
  retried_at timestamptz,
  primary key (workspace_id, id)
);
create index dead_letter_by_time on platform.dead_letter (workspace_id, died_at desc, id desc);
select platform.protect('platform.dead_letter', '{actor_id}');

-- Living workers, by heartbeat; shared by all workspaces, so no workspace and no policy for rooms: only the worker role touches it.
create table platform.worker (
  id text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on platform.worker to mainspring_worker;
grant select on platform.worker to mainspring_app;
comment on table platform.worker is 'reference: process bookkeeping, no business data';

-- Look-ups before a workspace is known: security definer, each answers only to an unguessable secret or an exact id.
create function platform.find_api_key(wanted_hash text)
returns table (workspace_id uuid, id uuid, person_id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, platform as $$
  select k.workspace_id, k.id, k.person_id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at from platform.api_key k where k.hash = wanted_hash
$$;
revoke all on function platform.find_api_key from public;
grant execute on function platform.find_api_key to mainspring_app;

-- Adds a job in the caller's transaction. The unprivileged app may not touch the worker's tables, so this is the one door.
-- The payload gets the workspace and the person it acts for from the transaction's own settings, never from the caller.
create function platform.add_job(task text, payload jsonb, run_at timestamptz default null, job_key text default null, max_attempts integer default null, queue text default null)
returns void language plpgsql security definer set search_path = pg_catalog, platform as $$
begin
  perform graphile_worker.add_job(task,
    payload := (payload || jsonb_build_object('workspaceId', platform.current_workspace(), 'actorId', nullif(current_setting('app.person', true), '')))::json,
    queue_name := queue, run_at := run_at, max_attempts := max_attempts,
    job_key := case when job_key is null then null else platform.current_workspace()::text || ':' || job_key end);
end $$;
revoke all on function platform.add_job from public;
grant execute on function platform.add_job to mainspring_command;
