-- The room `clients`: companies we sell to, the people there and who decides, and what hangs on any record: notes, files, tags.

create schema clients;
grant usage on schema clients to mainspring_member, mainspring_all, mainspring_command;

alter table deals.source set schema clients;
alter table deals.region set schema clients;
create table clients.industry (like clients.region including all);
alter table clients.industry add foreign key (workspace_id) references org.workspace (id);
select platform.protect('clients.industry', '{}', 'insert, update');

create table clients.client (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  name_folded text collate "C" not null,
  industry_id uuid,
  region_id uuid,
  source_id uuid,
  country text check (country ~ '^[A-Z]{2}$'),
  street text,
  city text,
  city_folded text collate "C",
  postcode text,
  website text,
  domain text collate "C",
  tax_number text,
  tax_number_plain text collate "C",
  revenue bigint,
  revenue_currency text check (revenue_currency ~ '^[A-Z]{3}$'),
  employees integer check (employees >= 0),
  parent_id uuid,
  merged_into_id uuid,
  external_id text,
  import_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, industry_id) references clients.industry (workspace_id, id),
  foreign key (workspace_id, region_id) references clients.region (workspace_id, id),
  foreign key (workspace_id, source_id) references clients.source (workspace_id, id),
  foreign key (workspace_id, parent_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, merged_into_id) references clients.client (workspace_id, id),
  check (parent_id <> id),
  check ((revenue is null) = (revenue_currency is null))
);
create unique index client_external on clients.client (workspace_id, external_id) where external_id is not null;
create index client_by_owner on clients.client (workspace_id, owner_id, id desc);
create index client_by_name on clients.client (workspace_id, name_folded, id);
create index client_by_age on clients.client (workspace_id, created_at, id);
create index client_by_city on clients.client (workspace_id, city_folded, id) where city_folded is not null;
create index client_by_employees on clients.client (workspace_id, employees, id) where employees is not null;
create index client_by_revenue on clients.client (workspace_id, revenue_currency collate "C", revenue, id);
create index client_by_industry on clients.client (workspace_id, industry_id) where industry_id is not null;
create index client_by_region on clients.client (workspace_id, region_id) where region_id is not null;
create index client_by_source on clients.client (workspace_id, source_id) where source_id is not null;
create index client_by_parent on clients.client (workspace_id, parent_id) where parent_id is not null;
create index client_by_merged on clients.client (workspace_id, merged_into_id) where merged_into_id is not null;
create index client_by_import on clients.client (workspace_id, import_id) where import_id is not null;
create index client_by_domain on clients.client (workspace_id, domain) where domain is not null;
create index client_by_tax_number on clients.client (workspace_id, tax_number_plain) where tax_number_plain is not null;
comment on column clients.client.parent_id is 'The holding it belongs to; never a cycle.';
comment on column clients.client.revenue is 'Yearly, in minor units of its currency.';
comment on column clients.client.tax_number_plain is 'Letters and digits only, in capitals: for finding duplicates.';
select platform.protect_record('clients.client', 'id', 'insert, update, delete');

create table clients.contact (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  client_id uuid,
  first_name text not null default '',
  last_name text not null default '',
  name_folded text collate "C" not null,
  position text,
  position_folded text collate "C",
  street text,
  city text,
  city_folded text collate "C",
  postcode text,
  region_id uuid,
  country text check (country ~ '^[A-Z]{2}$'),
  birth_date date,
  merged_into_id uuid,
  external_id text,
  import_id uuid,
  erased_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  unique (workspace_id, id, client_id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, client_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, region_id) references clients.region (workspace_id, id),
  foreign key (workspace_id, merged_into_id) references clients.contact (workspace_id, id),
  check (first_name <> '' or last_name <> '')
);
create unique index contact_external on clients.contact (workspace_id, external_id) where external_id is not null;
create index contact_by_owner on clients.contact (workspace_id, owner_id, id desc);
create index contact_by_name on clients.contact (workspace_id, name_folded, id);
create index contact_by_age on clients.contact (workspace_id, created_at, id);
create index contact_by_city on clients.contact (workspace_id, city_folded, id) where city_folded is not null;
create index contact_by_client on clients.contact (workspace_id, client_id, id) where client_id is not null;
create index contact_by_region on clients.contact (workspace_id, region_id) where region_id is not null;
create index contact_by_merged on clients.contact (workspace_id, merged_into_id) where merged_into_id is not null;
create index contact_by_import on clients.contact (workspace_id, import_id) where import_id is not null;
comment on table clients.contact is 'A person at a client. Has the client''s owner, through the register: its record''s parent is the client''s.';
select platform.protect_record('clients.contact', 'id', 'insert, update, delete');

-- By what a client, contact or lead is reached.
create table clients.channel (
  workspace_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  owner_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'messenger')),
  value text not null,
  plain text collate "C" not null,
  label text,
  position smallint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, record_id, kind, plain),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade
);
create index channel_by_value on clients.channel (workspace_id, kind, plain, record_id);
create index channel_by_owner on clients.channel (workspace_id, owner_id);
comment on column clients.channel.plain is 'A phone in E.164, an e-mail address or a messenger name in small letters; a phone that is none, as it stands.';
select platform.protect_record('clients.channel', 'record_id');

-- The decision chain: who decides at the client, what each cares about, where they stand.
create table clients.decision_part (
  workspace_id uuid not null,
  client_id uuid not null,
  contact_id uuid not null,
  owner_id uuid not null,
  part text not null check (part in ('decides', 'influences', 'approves_technically', 'approves_money', 'tender', 'uses', 'buys', 'other')),
  cares_about text,
  stance text not null default 'unknown' check (stance in ('for', 'neutral', 'against', 'unknown')),
  approved_on date,
  position smallint not null default 1,
  primary key (workspace_id, client_id, contact_id),
  foreign key (workspace_id, client_id, owner_id) references clients.client (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, contact_id, client_id) references clients.contact (workspace_id, id, client_id)
);
create index decision_part_by_contact on clients.decision_part (workspace_id, contact_id, client_id);
create index decision_part_by_owner on clients.decision_part (workspace_id, owner_id);
select platform.protect_record('clients.decision_part', 'client_id');

create table clients.client_link (
  workspace_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('distributor_of', 'supplier_of', 'partner_of', 'referred')),
  from_owner_id uuid not null,
  to_owner_id uuid not null,
  primary key (workspace_id, from_id, to_id, kind),
  foreign key (workspace_id, from_id, from_owner_id) references clients.client (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, to_id, to_owner_id) references clients.client (workspace_id, id, owner_id) on update cascade,
  check (from_id <> to_id)
);
create index client_link_by_target on clients.client_link (workspace_id, to_id);
create index client_link_by_from_owner on clients.client_link (workspace_id, from_owner_id);
create index client_link_by_to_owner on clients.client_link (workspace_id, to_owner_id);
comment on table clients.client_link is 'Read from → to: the one is distributor of the other. The name of the other end shows only to whoever sees that client.';
select platform.protect('clients.client_link', '{from_owner_id,to_owner_id}', 'insert, delete');

create table clients.tag (like clients.region including all);
alter table clients.tag add foreign key (workspace_id) references org.workspace (id);
select platform.protect('clients.tag', '{}', 'insert, update');

create table clients.record_tag (
  workspace_id uuid not null,
  record_id uuid not null,
  tag_id uuid not null,
  owner_id uuid not null,
  primary key (workspace_id, record_id, tag_id),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, tag_id) references clients.tag (workspace_id, id)
);
create index record_tag_by_tag on clients.record_tag (workspace_id, tag_id, record_id);
create index record_tag_by_owner on clients.record_tag (workspace_id, owner_id);
select platform.protect_record('clients.record_tag', 'record_id', 'insert, delete');

create table clients.note (
  workspace_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  owner_id uuid not null,
  author_id uuid,
  text text not null,
  at timestamptz not null,
  edited_at timestamptz,
  archived_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, author_id) references org.person (workspace_id, id)
);
create index note_by_record on clients.note (workspace_id, record_id, at desc, id desc);
create index note_by_owner on clients.note (workspace_id, owner_id);
create index note_by_author on clients.note (workspace_id, author_id) where author_id is not null;
select platform.protect_record('clients.note', 'record_id', 'insert, update');

create table clients.attachment (
  workspace_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  owner_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  added_by uuid,
  at timestamptz not null,
  archived_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, file_id) references platform.file (workspace_id, id),
  foreign key (workspace_id, added_by) references org.person (workspace_id, id)
);
create index attachment_by_record on clients.attachment (workspace_id, record_id, at desc, id desc);
create index attachment_by_owner on clients.attachment (workspace_id, owner_id);
create index attachment_by_file on clients.attachment (workspace_id, file_id);
create index attachment_by_person on clients.attachment (workspace_id, added_by) where added_by is not null;
select platform.protect_record('clients.attachment', 'record_id', 'insert, update');

-- A merge of duplicates keeps all that is needed to take it apart again.
create table clients.merge (
  workspace_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  owner_id uuid not null,
  before jsonb not null,
  moved jsonb not null,
  by_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, kept_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, merged_id) references platform.record (workspace_id, id)
);
create index merge_by_kept on clients.merge (workspace_id, kept_id);
create index merge_by_merged on clients.merge (workspace_id, merged_id);
create index merge_by_owner on clients.merge (workspace_id, owner_id);
comment on column clients.merge.before is 'Field values of both before the merge.';
comment on column clients.merge.moved is 'Ids of what changed hands, by table.';
select platform.protect_record('clients.merge', 'kept_id', 'insert, update');

-- Duplicates at entry. What somebody does not see may still be there: this one door says so, with the unit to ask and by what it was found, and
-- nothing of its content. It answers only to values that whoever asks knows already: a whole name, domain, tax number, phone or address.
create function clients.known_elsewhere(wanted_kind text, names text[], domains text[], tax_numbers text[], reached text[])
returns table (id uuid, is_seen boolean, unit text, found_by text[])
language plpgsql stable security definer set search_path = pg_catalog, platform, clients, org as $$
declare
  own_workspace uuid := platform.current_workspace();
  visible uuid[] := coalesce(nullif(current_setting('app.visible', true), '')::uuid[], '{}');
  shared uuid[] := coalesce(nullif(current_setting('app.shared', true), '')::uuid[], '{}');
  -- The role that the transaction took, not the owner of this function.
  sees_all boolean := current_setting('role') = 'mainspring_all';
begin
  return query
    with found as (
      select c.id, 'name' as by from clients.client c where wanted_kind = 'client' and c.workspace_id = own_workspace and c.name_folded = any (names)
      union all select c.id, 'domain' from clients.client c where wanted_kind = 'client' and c.workspace_id = own_workspace and c.domain = any (domains)
      union all select c.id, 'taxNumber' from clients.client c where wanted_kind = 'client' and c.workspace_id = own_workspace and c.tax_number_plain = any (tax_numbers)
      union all select c.id, 'name' from clients.contact c where wanted_kind = 'contact' and c.workspace_id = own_workspace and c.name_folded = any (names)
      union all select h.record_id, h.kind from clients.channel h where h.workspace_id = own_workspace and h.kind in ('phone', 'email') and h.plain = any (reached)
    )
    select case when s.is_seen then r.id end, s.is_seen, case when s.is_seen then null else u.name end, array_agg(distinct f.by order by f.by)
    from found f
    join platform.record r on r.workspace_id = own_workspace and r.id = f.id and r.kind = wanted_kind and r.archived_at is null
    cross join lateral (select sees_all or r.owner_id = any (visible) or r.id = any (shared) as is_seen) s
    left join org.person p on p.workspace_id = own_workspace and p.id = r.owner_id
    left join org.unit u on u.workspace_id = own_workspace and u.id = p.unit_id
    group by r.id, s.is_seen, u.name limit 50;
end $$;
revoke all on function clients.known_elsewhere from public;
grant execute on function clients.known_elsewhere to mainspring_member, mainspring_all;

alter table deals.deal add foreign key (workspace_id, client_id) references clients.client (workspace_id, id);
