-- The room `org`: the company, its levels, people, structure, pairings, absences, calendar.

create schema org;
grant usage on schema org to mainspring_member, mainspring_all, mainspring_command, mainspring_app;

create table org.workspace (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$'),
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  country text not null,
  region text,
  languages text[] not null default '{en,ru,de}',
  default_language text not null default 'en',
  fiscal_start_month smallint not null default 1 check (fiscal_start_month between 1 and 12),
  tree_version bigint not null default 1,
  created_at timestamptz not null,
  version integer not null default 1
);
comment on table org.workspace is 'One company that uses Mainspring. `tree_version` grows with every change of who sees whom.';
select platform.protect('org.workspace', '{}', 'insert, update', 'id');

create table org.level (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  rank smallint not null check (rank between 0 and 20),
  names jsonb not null,
  functions text[] not null default '{}',
  sees_all boolean not null default false,
  retired_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
comment on column org.level.names is 'Name by language code: {"en": "Seller", "ru": "Продавец", "de": "Verkäufer"}';
select platform.protect('org.level', '{}', 'insert, update');

create table org.route (
  workspace_id uuid not null,
  from_level_id uuid not null,
  to_level_id uuid not null,
  primary key (workspace_id, from_level_id, to_level_id),
  foreign key (workspace_id, from_level_id) references org.level (workspace_id, id),
  foreign key (workspace_id, to_level_id) references org.level (workspace_id, id)
);
create index route_by_target on org.route (workspace_id, to_level_id);
comment on table org.route is 'Which level may set work for which.';
select platform.protect('org.route', '{}', 'insert, delete');

create table org.unit (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('department', 'direction', 'group')),
  name text not null,
  archived_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references org.unit (workspace_id, id)
);
create index unit_by_parent on org.unit (workspace_id, parent_id);
select platform.protect('org.unit', '{}', 'insert, update');

create table org.person (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  user_id text,
  name text not null,
  name_folded text not null,
  email text,
  phone text,
  language text,
  time_zone text,
  level_id uuid,
  role text check (role in ('administrator', 'presales', 'production', 'auditor')),
  unit_id uuid,
  chief_id uuid,
  status text not null check (status in ('active', 'invited', 'inactive', 'erased')),
  created_at timestamptz not null,
  deactivated_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, level_id) references org.level (workspace_id, id),
  foreign key (workspace_id, unit_id) references org.unit (workspace_id, id),
  foreign key (workspace_id, chief_id) references org.person (workspace_id, id),
  check (chief_id <> id),
  check (level_id is not null or role is not null or status in ('inactive', 'erased'))
);
create unique index person_email on org.person (workspace_id, email) where status <> 'erased';
create unique index person_user on org.person (workspace_id, user_id) where user_id is not null;
create index person_by_name on org.person (workspace_id, name_folded, id);
create index person_by_chief on org.person (workspace_id, chief_id);
create index person_by_level on org.person (workspace_id, level_id);
create index person_by_unit on org.person (workspace_id, unit_id);
create index person_by_user on org.person (user_id);
comment on index org.person_by_user is 'Without the workspace: a user of the sign-in tables may belong to several.';
select platform.protect('org.person', '{}', 'insert, update');

-- The second function of a person: in small firms the seller also calls.
create table org.person_function (
  workspace_id uuid not null,
  person_id uuid not null,
  level_id uuid not null,
  primary key (workspace_id, person_id, level_id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  foreign key (workspace_id, level_id) references org.level (workspace_id, id)
);
create index person_function_by_level on org.person_function (workspace_id, level_id);
select platform.protect('org.person_function', '{}', 'insert, delete');

-- Who is above whom, as it is today: every pair of the reporting tree, each person also with depth 0 to itself.
create table org.closure (
  workspace_id uuid not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth smallint not null check (depth >= 0),
  primary key (workspace_id, ancestor_id, descendant_id),
  foreign key (workspace_id, ancestor_id) references org.person (workspace_id, id),
  foreign key (workspace_id, descendant_id) references org.person (workspace_id, id)
);
create index closure_by_descendant on org.closure (workspace_id, descendant_id, depth);
select platform.protect('org.closure', '{}', 'insert, delete');

-- Intervals: [from_at, to_at), `to_at` open while current. Never overlapping (exclusion), never with gaps:
-- each but the first points to its predecessor, whose end is its start.
create function org.create_interval(table_name text, value_definition text) returns void language plpgsql as $$
begin
  execute format($ddl$
    create table org.%1$I (
      workspace_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      %2$s,
      from_at timestamptz not null,
      to_at timestamptz,
      previous_id uuid,
      primary key (workspace_id, id),
      unique (workspace_id, person_id, id, to_at),
      unique (workspace_id, person_id, previous_id),
      foreign key (workspace_id, person_id) references org.person (workspace_id, id),
      foreign key (workspace_id, person_id, previous_id, from_at) references org.%1$I (workspace_id, person_id, id, to_at) deferrable initially deferred,
      check (to_at is null or to_at >= from_at),
      exclude using gist (workspace_id with =, person_id with =, tstzrange(from_at, to_at) with &&) deferrable initially deferred
    )$ddl$, table_name, value_definition);
  execute format('create unique index %I on org.%I (workspace_id, person_id) where to_at is null', table_name || '_current', table_name);
  execute format('create index %I on org.%I (workspace_id, person_id, from_at)', table_name || '_by_time', table_name);
  perform platform.protect(format('org.%I', table_name)::regclass, '{}', 'insert, update (to_at)');
end $$;
select org.create_interval('reporting', 'chief_id uuid');
select org.create_interval('unit_membership', 'unit_id uuid');
select org.create_interval('level_holding', 'level_id uuid, role text');
drop function org.create_interval;
create index reporting_by_chief on org.reporting (workspace_id, chief_id, from_at);

create table org.position (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  unit_id uuid,
  level_id uuid not null,
  title text not null,
  chief_id uuid,
  person_id uuid,
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, unit_id) references org.unit (workspace_id, id),
  foreign key (workspace_id, level_id) references org.level (workspace_id, id),
  foreign key (workspace_id, chief_id) references org.person (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  check (closed_on is null or closed_on >= opened_on)
);
create index position_by_unit on org.position (workspace_id, unit_id);
create index position_by_level on org.position (workspace_id, level_id);
create index position_by_chief on org.position (workspace_id, chief_id);
create index position_by_person on org.position (workspace_id, person_id);
comment on table org.position is 'A place in the structure. Open and without a person it is a vacancy.';
select platform.protect('org.position', '{}', 'insert, update');

create table org.pairing (
  workspace_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  taker_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, giver_id) references org.person (workspace_id, id),
  foreign key (workspace_id, taker_id) references org.person (workspace_id, id),
  check (giver_id <> taker_id),
  check (to_at is null or to_at >= from_at),
  exclude using gist (workspace_id with =, giver_id with =, taker_id with =, tstzrange(from_at, to_at) with &&)
);
create index pairing_by_giver on org.pairing (workspace_id, giver_id, from_at);
create index pairing_by_taker on org.pairing (workspace_id, taker_id, from_at);
comment on table org.pairing is 'A fixed pair: the giver sets work for the taker (seller–telesales, telesales–assistant).';
select platform.protect('org.pairing', '{}', 'insert, update');

-- An invitation to sign in. The link carries a signature of the id, so nothing secret is stored.
create table org.invitation (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index invitation_by_person on org.invitation (workspace_id, person_id, created_at);
select platform.protect('org.invitation', '{}', 'insert, update');

create table org.absence (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('holiday', 'sick', 'other')),
  from_on date not null,
  to_on date not null,
  deputy_id uuid,
  cancelled_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  foreign key (workspace_id, deputy_id) references org.person (workspace_id, id),
  check (to_on > from_on),
  check (deputy_id <> person_id),
  exclude using gist (workspace_id with =, person_id with =, daterange(from_on, to_on) with &&) where (cancelled_at is null)
);
create index absence_by_person on org.absence (workspace_id, person_id, from_on);
create index absence_by_deputy on org.absence (workspace_id, deputy_id, from_on);
comment on table org.absence is 'Business dates, half-open: [from_on, to_on). The deputy sees on those days what the person sees.';
select platform.protect('org.absence', '{}', 'insert, update');

create table org.working_hours (
  workspace_id uuid not null references org.workspace (id),
  weekday smallint not null check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null,
  primary key (workspace_id, weekday, from_time),
  check (to_time > from_time)
);
comment on column org.working_hours.weekday is 'ISO: 1 Monday … 7 Sunday';
select platform.protect('org.working_hours', '{}', 'insert, delete');

create table org.calendar_exception (
  workspace_id uuid not null references org.workspace (id),
  on_date date not null,
  is_working boolean not null,
  from_time time,
  to_time time,
  name text not null,
  primary key (workspace_id, on_date),
  check (is_working = (from_time is not null and to_time is not null and to_time > from_time))
);
comment on table org.calendar_exception is 'Own days off, and days worked although a weekend or a holiday of the country.';
select platform.protect('org.calendar_exception', '{}', 'insert, update, delete');

create table org.rate (
  workspace_id uuid not null references org.workspace (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_date date not null,
  rate numeric(24, 12) not null check (rate > 0),
  primary key (workspace_id, currency, on_date)
);
comment on column org.rate.rate is 'Units of the workspace''s currency for one unit of this currency on this business date.';
select platform.protect('org.rate', '{}', 'insert, update, delete');

-- Before a workspace is known. Each answers to an exact key only, and with no more than what finding the way needs.
create function org.workspace_by_slug(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, org as $$ select id from org.workspace where slug = wanted $$;
revoke all on function org.workspace_by_slug from public;
grant execute on function org.workspace_by_slug to mainspring_app, mainspring_command;

create function org.memberships_of(wanted_user text)
returns table (workspace_id uuid, slug text, name text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, org as $$
  select w.id, w.slug, w.name, p.id from org.person p join org.workspace w on w.id = p.workspace_id where p.user_id = wanted_user and p.status = 'active' order by w.name
$$;
revoke all on function org.memberships_of from public;
grant execute on function org.memberships_of to mainspring_app;

create function org.any_workspace() returns boolean
language sql stable security definer set search_path = pg_catalog, org as $$ select exists (select from org.workspace) $$;
revoke all on function org.any_workspace from public;
grant execute on function org.any_workspace to mainspring_app;

-- One statement per request: is what the process remembers of this person still true?
create function org.standing(wanted_workspace uuid, wanted_person uuid)
returns table (tree_version bigint, status text, time_zone text)
language sql stable security definer set search_path = pg_catalog, org as $$
  select w.tree_version, p.status, w.time_zone from org.workspace w join org.person p on p.workspace_id = w.id where w.id = wanted_workspace and p.id = wanted_person
$$;
revoke all on function org.standing from public;
grant execute on function org.standing to mainspring_app;
