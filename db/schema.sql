-- The schema that db/migrations give, for reading and for review. Written by `npm run schema`; do not edit.

create extension btree_gin schema public;
create extension btree_gist schema public;
create extension pg_trgm schema public;

create role mainspring_all nologin inherit;
create role mainspring_app nologin noinherit;
grant mainspring_all, mainspring_auth, mainspring_command, mainspring_member to mainspring_app;
create role mainspring_auth nologin inherit;
create role mainspring_command nologin inherit;
create role mainspring_member nologin inherit;
create role mainspring_worker nologin noinherit;


create schema auth;
comment on schema auth is 'Who may sign in: users, their passwords, second factors and sessions.';
grant usage on schema auth to mainspring_auth;

create table auth.account (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
comment on table auth.account is 'reference: a way in for a user; here only passwords, as scrypt hashes.';
CREATE INDEX account_by_user ON auth.account USING btree (user_id);
grant delete, insert, select, update on auth.account to mainspring_auth;

create table auth.attempt (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint attempt_pkey PRIMARY KEY (key)
);
comment on table auth.attempt is 'reference: failed sign-ins by account and by network address, each under a keyed hash, shared by all processes.';
CREATE INDEX attempt_by_time ON auth.attempt USING btree (last_at);
grant delete, insert, select, update on auth.attempt to mainspring_auth;

create table auth.session (
  id text not null,
  user_id text not null,
  token text not null,
  workspace_id text,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
comment on table auth.session is 'reference: an open sign-in. The cookie holds the token with a signature, so the row alone opens nothing.';
comment on column auth.session.workspace_id is 'The only workspace this session acts in, because that workspace''s SSO made it; null after a password.';
CREATE INDEX session_by_end ON auth.session USING btree (expires_at);
CREATE INDEX session_by_user ON auth.session USING btree (user_id);
grant delete, insert, select, update on auth.session to mainspring_auth;

create table auth.two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
comment on table auth.two_factor is 'reference: second factors; secret and recovery codes are encrypted under the server secret.';
CREATE INDEX two_factor_by_secret ON auth.two_factor USING btree (secret);
CREATE INDEX two_factor_by_user ON auth.two_factor USING btree (user_id);
grant delete, insert, select, update on auth.two_factor to mainspring_auth;

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  language text,
  two_factor_enabled boolean default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
comment on table auth."user" is 'reference: one who signs in. `email` is the one signed in with, not the one of a person in a company.';
grant delete, insert, select, update on auth."user" to mainspring_auth;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
comment on table auth.verification is 'reference: single-use proofs (password resets, second-factor challenges, trusted devices, SSO states), by hash.';
CREATE INDEX verification_by_end ON auth.verification USING btree (expires_at);
CREATE INDEX verification_by_identifier ON auth.verification USING btree (identifier);
CREATE INDEX verification_by_value ON auth.verification USING btree (value);
grant delete, insert, select, update on auth.verification to mainspring_auth;


create schema book;
grant usage on schema book to mainspring_all, mainspring_command, mainspring_member;

create table book.edition (
  workspace_id uuid not null,
  text_id uuid not null,
  number integer not null,
  variants jsonb not null,
  at timestamp with time zone not null,
  by_id uuid,
  constraint edition_pkey PRIMARY KEY (workspace_id, text_id, number),
  constraint edition_workspace_id_by_id_fkey FOREIGN KEY (workspace_id, by_id) REFERENCES org.person(workspace_id, id),
  constraint edition_workspace_id_text_id_fkey FOREIGN KEY (workspace_id, text_id) REFERENCES book.text(workspace_id, id),
  constraint edition_number_check CHECK ((number > 0))
);
comment on column book.edition.variants is 'In order: name, filter over client or deal (null: always) and content. The last one has no filter.';
CREATE INDEX edition_by_person ON book.edition USING btree (workspace_id, by_id) WHERE (by_id IS NOT NULL);
alter table book.edition enable row level security;
create policy all_see on book.edition for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on book.edition for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on book.edition for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on book.edition to mainspring_all, mainspring_member;
grant insert, select on book.edition to mainspring_command;

create table book.text (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  name text not null,
  name_folded text not null,
  words text not null,
  edition integer not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint text_pkey PRIMARY KEY (workspace_id, id),
  constraint text_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint text_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint text_edition_check CHECK ((edition > 0)),
  constraint text_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
  constraint text_kind_check CHECK ((kind = ANY (ARRAY['script'::text, 'objections'::text, 'letter'::text, 'checklist'::text])))
);
comment on column book.text.words is 'Name, key and all that is said in the edition that holds, folded: what is searched.';
comment on column book.text.edition is 'The one that holds today.';
CREATE INDEX text_by_kind ON book.text USING btree (workspace_id, kind, name_folded, id);
alter table book.text enable row level security;
create policy all_see on book.text for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on book.text for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on book.text for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on book.text to mainspring_all, mainspring_member;
grant insert, select, update on book.text to mainspring_command;


create schema clients;
grant usage on schema clients to mainspring_all, mainspring_command, mainspring_member;

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
  at timestamp with time zone not null,
  archived_at timestamp with time zone,
  version integer not null default 1,
  constraint attachment_pkey PRIMARY KEY (workspace_id, id),
  constraint attachment_workspace_id_added_by_fkey FOREIGN KEY (workspace_id, added_by) REFERENCES org.person(workspace_id, id),
  constraint attachment_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES platform.file(workspace_id, id),
  constraint attachment_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE
);
CREATE INDEX attachment_by_file ON clients.attachment USING btree (workspace_id, file_id);
CREATE INDEX attachment_by_owner ON clients.attachment USING btree (workspace_id, owner_id);
CREATE INDEX attachment_by_person ON clients.attachment USING btree (workspace_id, added_by) WHERE (added_by IS NOT NULL);
CREATE INDEX attachment_by_record ON clients.attachment USING btree (workspace_id, record_id, at DESC, id DESC);
alter table clients.attachment enable row level security;
create policy all_see on clients.attachment for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.attachment for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.attachment for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.attachment to mainspring_all, mainspring_member;
grant insert, select, update on clients.attachment to mainspring_command;

create table clients.channel (
  workspace_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  owner_id uuid not null,
  kind text not null,
  value text not null,
  plain text collate "C" not null,
  label text,
  position smallint not null default 1,
  constraint channel_pkey PRIMARY KEY (workspace_id, id),
  constraint channel_workspace_id_record_id_kind_plain_key UNIQUE (workspace_id, record_id, kind, plain),
  constraint channel_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'messenger'::text])))
);
comment on column clients.channel.plain is 'A phone in E.164, an e-mail address or a messenger name in small letters; a phone that is none, as it stands.';
CREATE INDEX channel_by_owner ON clients.channel USING btree (workspace_id, owner_id);
CREATE INDEX channel_by_value ON clients.channel USING btree (workspace_id, kind, plain, record_id);
alter table clients.channel enable row level security;
create policy all_see on clients.channel for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.channel for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.channel for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.channel to mainspring_all, mainspring_member;
grant delete, insert, select, update on clients.channel to mainspring_command;

create table clients.client (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  name_folded text collate "C" not null,
  industry_id uuid,
  region_id uuid,
  source_id uuid,
  country text,
  street text,
  city text,
  city_folded text collate "C",
  postcode text,
  website text,
  domain text collate "C",
  tax_number text,
  tax_number_plain text collate "C",
  revenue bigint,
  revenue_currency text,
  employees integer,
  parent_id uuid,
  merged_into_id uuid,
  external_id text,
  import_id uuid,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint client_pkey PRIMARY KEY (workspace_id, id),
  constraint client_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint client_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint client_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint client_workspace_id_industry_id_fkey FOREIGN KEY (workspace_id, industry_id) REFERENCES clients.industry(workspace_id, id),
  constraint client_workspace_id_merged_into_id_fkey FOREIGN KEY (workspace_id, merged_into_id) REFERENCES clients.client(workspace_id, id),
  constraint client_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint client_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES clients.client(workspace_id, id),
  constraint client_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES clients.region(workspace_id, id),
  constraint client_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES clients.source(workspace_id, id),
  constraint client_check CHECK ((parent_id <> id)),
  constraint client_check1 CHECK (((revenue IS NULL) = (revenue_currency IS NULL))),
  constraint client_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint client_employees_check CHECK ((employees >= 0)),
  constraint client_revenue_currency_check CHECK ((revenue_currency ~ '^[A-Z]{3}$'::text))
);
comment on column clients.client.tax_number_plain is 'Letters and digits only, in capitals: for finding duplicates.';
comment on column clients.client.revenue is 'Yearly, in minor units of its currency.';
comment on column clients.client.parent_id is 'The holding it belongs to; never a cycle.';
CREATE INDEX client_by_age ON clients.client USING btree (workspace_id, created_at, id);
CREATE INDEX client_by_city ON clients.client USING btree (workspace_id, city_folded, id) WHERE (city_folded IS NOT NULL);
CREATE INDEX client_by_domain ON clients.client USING btree (workspace_id, domain) WHERE (domain IS NOT NULL);
CREATE INDEX client_by_employees ON clients.client USING btree (workspace_id, employees, id) WHERE (employees IS NOT NULL);
CREATE INDEX client_by_import ON clients.client USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX client_by_industry ON clients.client USING btree (workspace_id, industry_id) WHERE (industry_id IS NOT NULL);
CREATE INDEX client_by_merged ON clients.client USING btree (workspace_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX client_by_name ON clients.client USING btree (workspace_id, name_folded, id);
CREATE INDEX client_by_owner ON clients.client USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX client_by_parent ON clients.client USING btree (workspace_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX client_by_region ON clients.client USING btree (workspace_id, region_id) WHERE (region_id IS NOT NULL);
CREATE INDEX client_by_revenue ON clients.client USING btree (workspace_id, revenue_currency COLLATE "C", revenue, id);
CREATE INDEX client_by_source ON clients.client USING btree (workspace_id, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX client_by_tax_number ON clients.client USING btree (workspace_id, tax_number_plain) WHERE (tax_number_plain IS NOT NULL);
CREATE UNIQUE INDEX client_external ON clients.client USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table clients.client enable row level security;
create policy all_see on clients.client for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.client for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.client for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.client to mainspring_all, mainspring_member;
grant delete, insert, select, update on clients.client to mainspring_command;

create table clients.client_link (
  workspace_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  from_owner_id uuid not null,
  to_owner_id uuid not null,
  constraint client_link_pkey PRIMARY KEY (workspace_id, from_id, to_id, kind),
  constraint client_link_workspace_id_from_id_from_owner_id_fkey FOREIGN KEY (workspace_id, from_id, from_owner_id) REFERENCES clients.client(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint client_link_workspace_id_to_id_to_owner_id_fkey FOREIGN KEY (workspace_id, to_id, to_owner_id) REFERENCES clients.client(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint client_link_check CHECK ((from_id <> to_id)),
  constraint client_link_kind_check CHECK ((kind = ANY (ARRAY['distributor_of'::text, 'supplier_of'::text, 'partner_of'::text, 'referred'::text])))
);
comment on table clients.client_link is 'Read from → to: the one is distributor of the other. The name of the other end shows only to whoever sees that client.';
CREATE INDEX client_link_by_from_owner ON clients.client_link USING btree (workspace_id, from_owner_id);
CREATE INDEX client_link_by_target ON clients.client_link USING btree (workspace_id, to_id);
CREATE INDEX client_link_by_to_owner ON clients.client_link USING btree (workspace_id, to_owner_id);
alter table clients.client_link enable row level security;
create policy all_see on clients.client_link for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.client_link for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.client_link for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((from_owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.client_link to mainspring_all, mainspring_member;
grant delete, insert, select on clients.client_link to mainspring_command;

create table clients.contact (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  client_id uuid,
  first_name text not null default ''::text,
  last_name text not null default ''::text,
  name_folded text collate "C" not null,
  position text,
  position_folded text collate "C",
  street text,
  city text,
  city_folded text collate "C",
  postcode text,
  region_id uuid,
  country text,
  birth_date date,
  merged_into_id uuid,
  external_id text,
  import_id uuid,
  erased_at timestamp with time zone,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint contact_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_workspace_id_id_client_id_key UNIQUE (workspace_id, id, client_id),
  constraint contact_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint contact_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint contact_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint contact_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint contact_workspace_id_merged_into_id_fkey FOREIGN KEY (workspace_id, merged_into_id) REFERENCES clients.contact(workspace_id, id),
  constraint contact_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint contact_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES clients.region(workspace_id, id),
  constraint contact_check CHECK (((first_name <> ''::text) OR (last_name <> ''::text))),
  constraint contact_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
);
comment on table clients.contact is 'A person at a client. Has the client''s owner, through the register: its record''s parent is the client''s.';
CREATE INDEX contact_by_age ON clients.contact USING btree (workspace_id, created_at, id);
CREATE INDEX contact_by_city ON clients.contact USING btree (workspace_id, city_folded, id) WHERE (city_folded IS NOT NULL);
CREATE INDEX contact_by_client ON clients.contact USING btree (workspace_id, client_id, id) WHERE (client_id IS NOT NULL);
CREATE INDEX contact_by_import ON clients.contact USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX contact_by_merged ON clients.contact USING btree (workspace_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX contact_by_name ON clients.contact USING btree (workspace_id, name_folded, id);
CREATE INDEX contact_by_owner ON clients.contact USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX contact_by_position ON clients.contact USING btree (workspace_id, position_folded, id) WHERE (position_folded IS NOT NULL);
CREATE INDEX contact_by_region ON clients.contact USING btree (workspace_id, region_id) WHERE (region_id IS NOT NULL);
CREATE UNIQUE INDEX contact_external ON clients.contact USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table clients.contact enable row level security;
create policy all_see on clients.contact for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.contact for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.contact for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.contact to mainspring_all, mainspring_member;
grant delete, insert, select, update on clients.contact to mainspring_command;

create table clients.decision_part (
  workspace_id uuid not null,
  client_id uuid not null,
  contact_id uuid not null,
  owner_id uuid not null,
  part text not null,
  cares_about text,
  stance text not null default 'unknown'::text,
  approved_on date,
  position smallint not null default 1,
  constraint decision_part_pkey PRIMARY KEY (workspace_id, client_id, contact_id),
  constraint decision_part_workspace_id_client_id_owner_id_fkey FOREIGN KEY (workspace_id, client_id, owner_id) REFERENCES clients.client(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint decision_part_workspace_id_contact_id_client_id_fkey FOREIGN KEY (workspace_id, contact_id, client_id) REFERENCES clients.contact(workspace_id, id, client_id),
  constraint decision_part_part_check CHECK ((part = ANY (ARRAY['decides'::text, 'influences'::text, 'approves_technically'::text, 'approves_money'::text, 'tender'::text, 'uses'::text, 'buys'::text, 'other'::text]))),
  constraint decision_part_stance_check CHECK ((stance = ANY (ARRAY['for'::text, 'neutral'::text, 'against'::text, 'unknown'::text])))
);
CREATE INDEX decision_part_by_contact ON clients.decision_part USING btree (workspace_id, contact_id, client_id);
CREATE INDEX decision_part_by_owner ON clients.decision_part USING btree (workspace_id, owner_id);
alter table clients.decision_part enable row level security;
create policy all_see on clients.decision_part for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.decision_part for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.decision_part for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (client_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.decision_part to mainspring_all, mainspring_member;
grant delete, insert, select, update on clients.decision_part to mainspring_command;

create table clients.industry (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint industry_pkey PRIMARY KEY (workspace_id, id),
  constraint industry_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint industry_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table clients.industry enable row level security;
create policy all_see on clients.industry for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.industry for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.industry for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on clients.industry to mainspring_all, mainspring_member;
grant insert, select, update on clients.industry to mainspring_command;

create table clients.merge (
  workspace_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  owner_id uuid not null,
  before jsonb not null,
  moved jsonb not null,
  by_id uuid,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  version integer not null default 1,
  constraint merge_pkey PRIMARY KEY (workspace_id, id),
  constraint merge_workspace_id_kept_id_owner_id_fkey FOREIGN KEY (workspace_id, kept_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint merge_workspace_id_merged_id_fkey FOREIGN KEY (workspace_id, merged_id) REFERENCES platform.record(workspace_id, id)
);
comment on column clients.merge.before is 'Field values of both before the merge.';
comment on column clients.merge.moved is 'Ids of what changed hands, by table.';
CREATE INDEX merge_by_kept ON clients.merge USING btree (workspace_id, kept_id);
CREATE INDEX merge_by_merged ON clients.merge USING btree (workspace_id, merged_id);
CREATE INDEX merge_by_owner ON clients.merge USING btree (workspace_id, owner_id);
alter table clients.merge enable row level security;
create policy all_see on clients.merge for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.merge for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.merge for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (kept_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.merge to mainspring_all, mainspring_member;
grant insert, select, update on clients.merge to mainspring_command;

create table clients.note (
  workspace_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  owner_id uuid not null,
  author_id uuid,
  text text not null,
  at timestamp with time zone not null,
  edited_at timestamp with time zone,
  archived_at timestamp with time zone,
  version integer not null default 1,
  constraint note_pkey PRIMARY KEY (workspace_id, id),
  constraint note_workspace_id_author_id_fkey FOREIGN KEY (workspace_id, author_id) REFERENCES org.person(workspace_id, id),
  constraint note_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE
);
CREATE INDEX note_by_author ON clients.note USING btree (workspace_id, author_id) WHERE (author_id IS NOT NULL);
CREATE INDEX note_by_owner ON clients.note USING btree (workspace_id, owner_id);
CREATE INDEX note_by_record ON clients.note USING btree (workspace_id, record_id, at DESC, id DESC);
alter table clients.note enable row level security;
create policy all_see on clients.note for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.note for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.note for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.note to mainspring_all, mainspring_member;
grant insert, select, update on clients.note to mainspring_command;

create table clients.record_tag (
  workspace_id uuid not null,
  record_id uuid not null,
  tag_id uuid not null,
  owner_id uuid not null,
  constraint record_tag_pkey PRIMARY KEY (workspace_id, record_id, tag_id),
  constraint record_tag_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint record_tag_workspace_id_tag_id_fkey FOREIGN KEY (workspace_id, tag_id) REFERENCES clients.tag(workspace_id, id)
);
CREATE INDEX record_tag_by_owner ON clients.record_tag USING btree (workspace_id, owner_id);
CREATE INDEX record_tag_by_tag ON clients.record_tag USING btree (workspace_id, tag_id, record_id);
alter table clients.record_tag enable row level security;
create policy all_see on clients.record_tag for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.record_tag for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.record_tag for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on clients.record_tag to mainspring_all, mainspring_member;
grant delete, insert, select on clients.record_tag to mainspring_command;

create table clients.region (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint region_pkey PRIMARY KEY (workspace_id, id),
  constraint region_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint region_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table clients.region enable row level security;
create policy all_see on clients.region for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.region for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.region for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on clients.region to mainspring_all, mainspring_member;
grant insert, select, update on clients.region to mainspring_command;

create table clients.source (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint source_pkey PRIMARY KEY (workspace_id, id),
  constraint source_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint source_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table clients.source enable row level security;
create policy all_see on clients.source for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.source for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.source for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on clients.source to mainspring_all, mainspring_member;
grant insert, select, update on clients.source to mainspring_command;

create table clients.tag (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint tag_pkey PRIMARY KEY (workspace_id, id),
  constraint tag_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint tag_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table clients.tag enable row level security;
create policy all_see on clients.tag for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on clients.tag for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on clients.tag for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on clients.tag to mainspring_all, mainspring_member;
grant insert, select, update on clients.tag to mainspring_command;

CREATE OR REPLACE FUNCTION clients.known_elsewhere(wanted_kind text, names text[], domains text[], tax_numbers text[], reached text[])
 RETURNS TABLE(id uuid, is_seen boolean, unit text, found_by text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'clients', 'org'
AS $function$
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
end $function$;
revoke all on function clients.known_elsewhere(text,text[],text[],text[],text[]) from public;
grant execute on function clients.known_elsewhere(text,text[],text[],text[],text[]) to mainspring_all, mainspring_member;


create schema deals;
grant usage on schema deals to mainspring_all, mainspring_command, mainspring_member;

create table deals.amount_held (
  workspace_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  amount bigint,
  currency text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint amount_held_pkey PRIMARY KEY (workspace_id, deal_id, "position"),
  constraint amount_held_workspace_id_deal_id_position_to_at_key UNIQUE (workspace_id, deal_id, "position", to_at),
  constraint amount_held_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint amount_held_workspace_id_deal_id_previous_position_from_at_fkey FOREIGN KEY (workspace_id, deal_id, previous_position, from_at) REFERENCES deals.amount_held(workspace_id, deal_id, "position", to_at),
  constraint amount_held_workspace_id_deal_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, deal_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint amount_held_check CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint amount_held_check1 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint amount_held_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint amount_held_position_check CHECK (("position" > 0))
);
comment on table deals.amount_held is 'The amount of a deal through time, in minor units; begins when an amount is first known.';
CREATE UNIQUE INDEX amount_held_current ON deals.amount_held USING btree (workspace_id, deal_id) WHERE (to_at IS NULL);
alter table deals.amount_held enable row level security;
create policy all_see on deals.amount_held for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.amount_held for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.amount_held for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.amount_held to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.amount_held to mainspring_command;
grant update (to_at) on deals.amount_held to mainspring_command;

create table deals.competitor (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint competitor_pkey PRIMARY KEY (workspace_id, id),
  constraint competitor_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint competitor_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table deals.competitor enable row level security;
create policy all_see on deals.competitor for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.competitor for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.competitor for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.competitor to mainspring_all, mainspring_member;
grant insert, select, update on deals.competitor to mainspring_command;

create table deals.contract (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  client_id uuid not null,
  deal_id uuid,
  number text not null,
  number_folded text collate "C" not null,
  signed_on date,
  amount bigint,
  currency text not null,
  external_id text,
  import_id uuid,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint contract_pkey PRIMARY KEY (workspace_id, id),
  constraint contract_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint contract_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint contract_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals.deal(workspace_id, id),
  constraint contract_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint contract_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint contract_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint contract_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
CREATE INDEX contract_by_age ON deals.contract USING btree (workspace_id, created_at, id);
CREATE INDEX contract_by_client ON deals.contract USING btree (workspace_id, client_id);
CREATE INDEX contract_by_deal ON deals.contract USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL);
CREATE INDEX contract_by_import ON deals.contract USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX contract_by_number ON deals.contract USING btree (workspace_id, number_folded);
CREATE INDEX contract_by_owner ON deals.contract USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX contract_by_signing ON deals.contract USING btree (workspace_id, signed_on) WHERE (signed_on IS NOT NULL);
CREATE UNIQUE INDEX contract_external ON deals.contract USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table deals.contract enable row level security;
create policy all_see on deals.contract for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.contract for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.contract for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.contract to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.contract to mainspring_command;

create table deals.deal (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  client_id uuid,
  owner_id uuid not null,
  pipeline_id uuid not null,
  status text not null,
  stage_id uuid not null,
  reason_id uuid,
  visits integer not null,
  since timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  amount bigint,
  currency text not null,
  cost bigint,
  expected_payment_on date,
  source_id uuid,
  region_id uuid,
  direction_id uuid,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  archived_at timestamp with time zone,
  title_folded text collate "C" not null,
  constraint deal_pkey PRIMARY KEY (workspace_id, id),
  constraint deal_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint deal_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint deal_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint deal_workspace_id_direction_id_fkey FOREIGN KEY (workspace_id, direction_id) REFERENCES org.unit(workspace_id, id),
  constraint deal_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint deal_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint deal_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint deal_workspace_id_pipeline_id_stage_id_fkey FOREIGN KEY (workspace_id, pipeline_id, stage_id) REFERENCES deals.stage(workspace_id, pipeline_id, id),
  constraint deal_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES deals.loss_reason(workspace_id, id),
  constraint deal_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES clients.region(workspace_id, id),
  constraint deal_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES clients.source(workspace_id, id),
  constraint deal_check CHECK (((status = 'lost'::text) = (reason_id IS NOT NULL))),
  constraint deal_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint deal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
  constraint deal_visits_check CHECK ((visits > 0))
);
comment on column deals.deal.stage_id is 'The stage it stands in; of a deal that was won or lost, the last one it stood in.';
comment on column deals.deal.visits is 'How many stage visits it has had: the position of the current one.';
comment on column deals.deal.since is 'When the current visit began.';
comment on column deals.deal.amount is 'Minor units of the currency.';
comment on column deals.deal.import_id is 'The import that brought it, for its undo.';
CREATE INDEX deal_by_amount ON deals.deal USING btree (workspace_id, (
CASE
    WHEN (amount IS NOT NULL) THEN currency
    ELSE NULL::text
END) COLLATE "C", amount, id);
CREATE INDEX deal_by_client ON deals.deal USING btree (workspace_id, client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX deal_by_creation ON deals.deal USING btree (workspace_id, created_at, id);
CREATE INDEX deal_by_direction ON deals.deal USING btree (workspace_id, direction_id) WHERE (direction_id IS NOT NULL);
CREATE INDEX deal_by_expected_payment ON deals.deal USING btree (workspace_id, expected_payment_on, id) WHERE (expected_payment_on IS NOT NULL);
CREATE INDEX deal_by_gross_profit ON deals.deal USING btree (workspace_id, (
CASE
    WHEN ((amount IS NOT NULL) AND (cost IS NOT NULL)) THEN currency
    ELSE NULL::text
END) COLLATE "C", ((amount - cost)), id);
CREATE INDEX deal_by_import ON deals.deal USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX deal_by_opening ON deals.deal USING btree (workspace_id, opened_at, id);
CREATE INDEX deal_by_owner ON deals.deal USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX deal_by_reason ON deals.deal USING btree (workspace_id, reason_id) WHERE (reason_id IS NOT NULL);
CREATE INDEX deal_by_region ON deals.deal USING btree (workspace_id, region_id) WHERE (region_id IS NOT NULL);
CREATE INDEX deal_by_since ON deals.deal USING btree (workspace_id, since, id);
CREATE INDEX deal_by_source ON deals.deal USING btree (workspace_id, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX deal_by_stage ON deals.deal USING btree (workspace_id, pipeline_id, status, stage_id, id DESC);
CREATE INDEX deal_by_title ON deals.deal USING btree (workspace_id, title_folded, id);
CREATE INDEX deal_on_board ON deals.deal USING btree (workspace_id, pipeline_id, stage_id, id DESC) INCLUDE (owner_id, since, currency, amount) WHERE ((status = 'open'::text) AND (archived_at IS NULL));
alter table deals.deal enable row level security;
create policy all_see on deals.deal for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.deal for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.deal for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.deal to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.deal to mainspring_command;

create table deals.deal_competitor (
  workspace_id uuid not null,
  deal_id uuid not null,
  competitor_id uuid not null,
  owner_id uuid not null,
  constraint deal_competitor_pkey PRIMARY KEY (workspace_id, deal_id, competitor_id),
  constraint deal_competitor_workspace_id_competitor_id_fkey FOREIGN KEY (workspace_id, competitor_id) REFERENCES deals.competitor(workspace_id, id),
  constraint deal_competitor_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE
);
CREATE INDEX deal_competitor_by_competitor ON deals.deal_competitor USING btree (workspace_id, competitor_id);
CREATE INDEX deal_competitor_by_owner ON deals.deal_competitor USING btree (workspace_id, owner_id);
alter table deals.deal_competitor enable row level security;
create policy all_see on deals.deal_competitor for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.deal_competitor for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.deal_competitor for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.deal_competitor to mainspring_all, mainspring_member;
grant delete, insert, select on deals.deal_competitor to mainspring_command;

create table deals.deal_line (
  workspace_id uuid not null,
  deal_id uuid not null,
  position smallint not null,
  owner_id uuid not null,
  product_id uuid not null,
  quantity bigint not null,
  price bigint not null,
  cost bigint,
  constraint deal_line_pkey PRIMARY KEY (workspace_id, deal_id, "position"),
  constraint deal_line_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint deal_line_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES deals.product(workspace_id, id),
  constraint deal_line_position_check CHECK (("position" > 0)),
  constraint deal_line_quantity_check CHECK ((quantity > 0))
);
comment on column deals.deal_line.quantity is 'In thousandths.';
comment on column deals.deal_line.price is 'Of one, in minor units of the deal''s currency; cost likewise.';
CREATE INDEX deal_line_by_owner ON deals.deal_line USING btree (workspace_id, owner_id);
CREATE INDEX deal_line_by_product ON deals.deal_line USING btree (workspace_id, product_id);
alter table deals.deal_line enable row level security;
create policy all_see on deals.deal_line for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.deal_line for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.deal_line for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.deal_line to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.deal_line to mainspring_command;

create table deals.deal_product (
  workspace_id uuid not null,
  deal_id uuid not null,
  owner_id uuid not null,
  product_id uuid not null,
  constraint deal_product_pkey PRIMARY KEY (workspace_id, deal_id, product_id),
  constraint deal_product_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint deal_product_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES deals.product(workspace_id, id)
);
CREATE INDEX deal_product_by_product ON deals.deal_product USING btree (workspace_id, product_id);
alter table deals.deal_product enable row level security;
create policy all_see on deals.deal_product for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.deal_product for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.deal_product for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.deal_product to mainspring_all, mainspring_member;
grant delete, insert, select on deals.deal_product to mainspring_command;

create table deals.instalment (
  workspace_id uuid not null,
  contract_id uuid not null,
  position smallint not null,
  owner_id uuid not null,
  due_on date not null,
  amount bigint not null,
  constraint instalment_pkey PRIMARY KEY (workspace_id, contract_id, "position"),
  constraint instalment_workspace_id_contract_id_owner_id_fkey FOREIGN KEY (workspace_id, contract_id, owner_id) REFERENCES deals.contract(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint instalment_amount_check CHECK ((amount > 0)),
  constraint instalment_position_check CHECK (("position" > 0))
);
comment on table deals.instalment is 'The payment schedule of a contract, in minor units of its currency.';
CREATE INDEX instalment_by_day ON deals.instalment USING btree (workspace_id, due_on);
CREATE INDEX instalment_by_owner ON deals.instalment USING btree (workspace_id, owner_id);
alter table deals.instalment enable row level security;
create policy all_see on deals.instalment for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.instalment for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.instalment for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (contract_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.instalment to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.instalment to mainspring_command;

create table deals.lead (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  title text not null,
  title_folded text collate "C" not null,
  company text,
  company_folded text collate "C",
  person text,
  person_folded text collate "C",
  client_id uuid,
  contact_id uuid,
  source_id uuid,
  referred_by_id uuid,
  region_id uuid,
  status text not null,
  reason_id uuid,
  telesales_id uuid,
  seller_id uuid,
  first_contact_on date,
  opened_at timestamp with time zone not null,
  first_response_at timestamp with time zone,
  converted_on date,
  deal_id uuid,
  external_id text,
  import_id uuid,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint lead_pkey PRIMARY KEY (workspace_id, id),
  constraint lead_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint lead_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint lead_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES clients.contact(workspace_id, id),
  constraint lead_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals.deal(workspace_id, id),
  constraint lead_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint lead_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint lead_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint lead_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES deals.rejection_reason(workspace_id, id),
  constraint lead_workspace_id_referred_by_id_fkey FOREIGN KEY (workspace_id, referred_by_id) REFERENCES clients.client(workspace_id, id),
  constraint lead_workspace_id_region_id_fkey FOREIGN KEY (workspace_id, region_id) REFERENCES clients.region(workspace_id, id),
  constraint lead_workspace_id_seller_id_fkey FOREIGN KEY (workspace_id, seller_id) REFERENCES org.person(workspace_id, id),
  constraint lead_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES clients.source(workspace_id, id),
  constraint lead_workspace_id_telesales_id_fkey FOREIGN KEY (workspace_id, telesales_id) REFERENCES org.person(workspace_id, id),
  constraint lead_check CHECK (((status = 'rejected'::text) = (reason_id IS NOT NULL))),
  constraint lead_check1 CHECK (((status = 'converted'::text) = (converted_on IS NOT NULL))),
  constraint lead_status_check CHECK ((status = ANY (ARRAY['new'::text, 'in_work'::text, 'converted'::text, 'rejected'::text])))
);
comment on column deals.lead.first_contact_on is 'Business date; may lie after converted_on in imported data, which the report counts as a problem.';
comment on column deals.lead.first_response_at is 'When somebody first did something about it: the end of its first stay in "new".';
CREATE INDEX lead_by_age ON deals.lead USING btree (workspace_id, created_at, id);
CREATE INDEX lead_by_client ON deals.lead USING btree (workspace_id, client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX lead_by_company ON deals.lead USING btree (workspace_id, company_folded) WHERE (company_folded IS NOT NULL);
CREATE INDEX lead_by_contact ON deals.lead USING btree (workspace_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX lead_by_deal ON deals.lead USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL);
CREATE INDEX lead_by_first_contact ON deals.lead USING btree (workspace_id, first_contact_on) WHERE (first_contact_on IS NOT NULL);
CREATE INDEX lead_by_import ON deals.lead USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX lead_by_opening ON deals.lead USING btree (workspace_id, opened_at, id);
CREATE INDEX lead_by_owner ON deals.lead USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX lead_by_reason ON deals.lead USING btree (workspace_id, reason_id) WHERE (reason_id IS NOT NULL);
CREATE INDEX lead_by_referrer ON deals.lead USING btree (workspace_id, referred_by_id) WHERE (referred_by_id IS NOT NULL);
CREATE INDEX lead_by_region ON deals.lead USING btree (workspace_id, region_id) WHERE (region_id IS NOT NULL);
CREATE INDEX lead_by_seller ON deals.lead USING btree (workspace_id, seller_id) WHERE (seller_id IS NOT NULL);
CREATE INDEX lead_by_source ON deals.lead USING btree (workspace_id, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX lead_by_status ON deals.lead USING btree (workspace_id, status, id DESC);
CREATE INDEX lead_by_telesales ON deals.lead USING btree (workspace_id, telesales_id) WHERE (telesales_id IS NOT NULL);
CREATE INDEX lead_by_title ON deals.lead USING btree (workspace_id, title_folded, id);
CREATE UNIQUE INDEX lead_external ON deals.lead USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table deals.lead enable row level security;
create policy all_see on deals.lead for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.lead for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.lead for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.lead to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.lead to mainspring_command;

create table deals.lead_status (
  workspace_id uuid not null,
  lead_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  status text not null,
  reason_id uuid,
  actor_id uuid,
  import_id uuid,
  recorded_at timestamp with time zone not null default now(),
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint lead_status_pkey PRIMARY KEY (workspace_id, lead_id, "position"),
  constraint lead_status_workspace_id_lead_id_position_to_at_key UNIQUE (workspace_id, lead_id, "position", to_at),
  constraint lead_status_workspace_id_lead_id_owner_id_fkey FOREIGN KEY (workspace_id, lead_id, owner_id) REFERENCES deals.lead(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint lead_status_workspace_id_lead_id_previous_position_from_at_fkey FOREIGN KEY (workspace_id, lead_id, previous_position, from_at) REFERENCES deals.lead_status(workspace_id, lead_id, "position", to_at),
  constraint lead_status_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES deals.rejection_reason(workspace_id, id),
  constraint lead_status_workspace_id_lead_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, lead_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint lead_status_check1 CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint lead_status_check2 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint lead_status_position_check CHECK (("position" > 0)),
  constraint lead_status_status_check CHECK ((status = ANY (ARRAY['new'::text, 'in_work'::text, 'converted'::text, 'rejected'::text])))
);
CREATE INDEX lead_status_by_owner ON deals.lead_status USING btree (workspace_id, owner_id);
CREATE INDEX lead_status_by_reason ON deals.lead_status USING btree (workspace_id, reason_id) WHERE (reason_id IS NOT NULL);
CREATE INDEX lead_status_by_time ON deals.lead_status USING btree (workspace_id, status, from_at);
CREATE UNIQUE INDEX lead_status_current ON deals.lead_status USING btree (workspace_id, lead_id) WHERE (to_at IS NULL);
alter table deals.lead_status enable row level security;
create policy all_see on deals.lead_status for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.lead_status for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.lead_status for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (lead_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.lead_status to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.lead_status to mainspring_command;

create table deals.loss_reason (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint loss_reason_pkey PRIMARY KEY (workspace_id, id),
  constraint loss_reason_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint loss_reason_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table deals.loss_reason enable row level security;
create policy all_see on deals.loss_reason for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.loss_reason for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.loss_reason for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.loss_reason to mainspring_all, mainspring_member;
grant insert, select, update on deals.loss_reason to mainspring_command;

create table deals.ownership (
  workspace_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  person_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint ownership_pkey PRIMARY KEY (workspace_id, deal_id, "position"),
  constraint ownership_workspace_id_deal_id_position_to_at_key UNIQUE (workspace_id, deal_id, "position", to_at),
  constraint ownership_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint ownership_workspace_id_deal_id_previous_position_from_at_fkey FOREIGN KEY (workspace_id, deal_id, previous_position, from_at) REFERENCES deals.ownership(workspace_id, deal_id, "position", to_at),
  constraint ownership_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint ownership_workspace_id_deal_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, deal_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint ownership_check CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint ownership_check1 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint ownership_position_check CHECK (("position" > 0))
);
CREATE INDEX ownership_by_person ON deals.ownership USING btree (workspace_id, person_id, from_at);
CREATE UNIQUE INDEX ownership_current ON deals.ownership USING btree (workspace_id, deal_id) WHERE (to_at IS NULL);
alter table deals.ownership enable row level security;
create policy all_see on deals.ownership for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.ownership for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.ownership for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.ownership to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.ownership to mainspring_command;
grant update (to_at) on deals.ownership to mainspring_command;

create table deals.payment (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  client_id uuid,
  deal_id uuid,
  contract_id uuid,
  paid_on date not null,
  amount bigint not null,
  currency text not null,
  credited_to_id uuid not null,
  external_id text,
  import_id uuid,
  voided_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint payment_pkey PRIMARY KEY (workspace_id, id),
  constraint payment_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint payment_workspace_id_contract_id_fkey FOREIGN KEY (workspace_id, contract_id) REFERENCES deals.contract(workspace_id, id),
  constraint payment_workspace_id_credited_to_id_fkey FOREIGN KEY (workspace_id, credited_to_id) REFERENCES org.person(workspace_id, id),
  constraint payment_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals.deal(workspace_id, id),
  constraint payment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint payment_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint payment_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint payment_amount_check CHECK ((amount <> 0)),
  constraint payment_check CHECK ((num_nonnulls(client_id, deal_id, contract_id) > 0)),
  constraint payment_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
comment on column deals.payment.owner_id is 'Who sees it: the owner of its deal, contract or client today, through the register, where that is its parent.';
comment on column deals.payment.amount is 'Minor units; negative when money went back.';
comment on column deals.payment.credited_to_id is 'For whom it counts: the deal''s owner on the day the money came.';
CREATE INDEX payment_by_client ON deals.payment USING btree (workspace_id, client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX payment_by_contract ON deals.payment USING btree (workspace_id, contract_id) WHERE (contract_id IS NOT NULL);
CREATE INDEX payment_by_credit ON deals.payment USING btree (workspace_id, credited_to_id, paid_on);
CREATE INDEX payment_by_day ON deals.payment USING btree (workspace_id, paid_on, id);
CREATE INDEX payment_by_deal ON deals.payment USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL);
CREATE INDEX payment_by_import ON deals.payment USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX payment_by_owner ON deals.payment USING btree (workspace_id, owner_id, id DESC);
CREATE UNIQUE INDEX payment_external ON deals.payment USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table deals.payment enable row level security;
create policy all_see on deals.payment for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.payment for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.payment for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.payment to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.payment to mainspring_command;

create table deals.payment_expected (
  workspace_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  expected_on date,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint payment_expected_pkey PRIMARY KEY (workspace_id, deal_id, "position"),
  constraint payment_expected_workspace_id_deal_id_position_to_at_key UNIQUE (workspace_id, deal_id, "position", to_at),
  constraint payment_expected_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint payment_expected_workspace_id_deal_id_previous_position_fr_fkey FOREIGN KEY (workspace_id, deal_id, previous_position, from_at) REFERENCES deals.payment_expected(workspace_id, deal_id, "position", to_at),
  constraint payment_expected_workspace_id_deal_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, deal_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint payment_expected_check CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint payment_expected_check1 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint payment_expected_position_check CHECK (("position" > 0))
);
comment on table deals.payment_expected is 'The expected payment date of a deal through time; begins when one is first known.';
CREATE UNIQUE INDEX payment_expected_current ON deals.payment_expected USING btree (workspace_id, deal_id) WHERE (to_at IS NULL);
alter table deals.payment_expected enable row level security;
create policy all_see on deals.payment_expected for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.payment_expected for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.payment_expected for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.payment_expected to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.payment_expected to mainspring_command;
grant update (to_at) on deals.payment_expected to mainspring_command;

create table deals.pipeline (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  currency text not null,
  may_move_back boolean not null default true,
  may_skip boolean not null default true,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint pipeline_pkey PRIMARY KEY (workspace_id, id),
  constraint pipeline_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint pipeline_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint pipeline_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
alter table deals.pipeline enable row level security;
create policy all_see on deals.pipeline for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.pipeline for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.pipeline for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.pipeline to mainspring_all, mainspring_member;
grant insert, select, update on deals.pipeline to mainspring_command;

create table deals.product (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint product_pkey PRIMARY KEY (workspace_id, id),
  constraint product_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint product_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
alter table deals.product enable row level security;
create policy all_see on deals.product for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.product for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.product for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.product to mainspring_all, mainspring_member;
grant insert, select, update on deals.product to mainspring_command;

create table deals.rejection_reason (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  name_folded text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint rejection_reason_pkey PRIMARY KEY (workspace_id, id),
  constraint rejection_reason_workspace_id_name_folded_key UNIQUE (workspace_id, name_folded),
  constraint rejection_reason_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id)
);
comment on table deals.rejection_reason is 'Why leads are rejected.';
alter table deals.rejection_reason enable row level security;
create policy all_see on deals.rejection_reason for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.rejection_reason for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.rejection_reason for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.rejection_reason to mainspring_all, mainspring_member;
grant insert, select, update on deals.rejection_reason to mainspring_command;

create table deals.stage (
  workspace_id uuid not null,
  id uuid not null,
  pipeline_id uuid not null,
  key text not null,
  name text not null,
  norm_days integer,
  probability numeric(5,4),
  retired_at timestamp with time zone,
  constraint stage_pkey PRIMARY KEY (workspace_id, id),
  constraint stage_workspace_id_pipeline_id_id_key UNIQUE (workspace_id, pipeline_id, id),
  constraint stage_workspace_id_pipeline_id_key_key UNIQUE (workspace_id, pipeline_id, key),
  constraint stage_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES deals.pipeline(workspace_id, id),
  constraint stage_norm_days_check CHECK ((norm_days > 0)),
  constraint stage_probability_check CHECK (((probability >= (0)::numeric) AND (probability <= (1)::numeric)))
);
comment on column deals.stage.norm_days is 'A deal that stays longer is stuck.';
comment on column deals.stage.probability is 'Of winning a deal that stands here, as the company reckons it.';
alter table deals.stage enable row level security;
create policy all_see on deals.stage for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.stage for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.stage for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.stage to mainspring_all, mainspring_member;
grant insert, select, update on deals.stage to mainspring_command;

create table deals.stage_order (
  workspace_id uuid not null,
  pipeline_id uuid not null,
  position integer not null,
  stage_ids uuid[] not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint stage_order_pkey PRIMARY KEY (workspace_id, pipeline_id, "position"),
  constraint stage_order_workspace_id_pipeline_id_position_to_at_key UNIQUE (workspace_id, pipeline_id, "position", to_at),
  constraint stage_order_workspace_id_pipeline_id_fkey FOREIGN KEY (workspace_id, pipeline_id) REFERENCES deals.pipeline(workspace_id, id),
  constraint stage_order_workspace_id_pipeline_id_previous_position_fro_fkey FOREIGN KEY (workspace_id, pipeline_id, previous_position, from_at) REFERENCES deals.stage_order(workspace_id, pipeline_id, "position", to_at),
  constraint stage_order_workspace_id_pipeline_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, pipeline_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint stage_order_check CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint stage_order_check1 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint stage_order_position_check CHECK (("position" > 0))
);
comment on table deals.stage_order is 'All stages of a pipeline in their order, retired ones too. The first order holds since always, for imports carry history older than the pipeline.';
CREATE UNIQUE INDEX stage_order_current ON deals.stage_order USING btree (workspace_id, pipeline_id) WHERE (to_at IS NULL);
alter table deals.stage_order enable row level security;
create policy all_see on deals.stage_order for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.stage_order for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.stage_order for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on deals.stage_order to mainspring_all, mainspring_member;
grant insert, select on deals.stage_order to mainspring_command;
grant update (to_at) on deals.stage_order to mainspring_command;

create table deals.stage_visit (
  workspace_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  pipeline_id uuid not null,
  stage_id uuid,
  outcome text,
  reason_id uuid,
  kind text not null,
  came_from_stage_id uuid,
  came_from_outcome text,
  actor_id uuid,
  held_by_id uuid not null,
  import_id uuid,
  recorded_at timestamp with time zone not null default now(),
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  constraint stage_visit_pkey PRIMARY KEY (workspace_id, deal_id, "position"),
  constraint stage_visit_workspace_id_deal_id_position_to_at_key UNIQUE (workspace_id, deal_id, "position", to_at),
  constraint stage_visit_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint stage_visit_workspace_id_deal_id_previous_position_from_at_fkey FOREIGN KEY (workspace_id, deal_id, previous_position, from_at) REFERENCES deals.stage_visit(workspace_id, deal_id, "position", to_at),
  constraint stage_visit_workspace_id_pipeline_id_stage_id_fkey FOREIGN KEY (workspace_id, pipeline_id, stage_id) REFERENCES deals.stage(workspace_id, pipeline_id, id),
  constraint stage_visit_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES deals.loss_reason(workspace_id, id),
  constraint stage_visit_workspace_id_deal_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, deal_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint stage_visit_came_from_outcome_check CHECK ((came_from_outcome = ANY (ARRAY['won'::text, 'lost'::text]))),
  constraint stage_visit_check CHECK (((stage_id IS NULL) = (outcome IS NOT NULL))),
  constraint stage_visit_check1 CHECK (((NOT (outcome IS DISTINCT FROM 'lost'::text)) = (reason_id IS NOT NULL))),
  constraint stage_visit_check2 CHECK ((NOT (previous_position IS DISTINCT FROM NULLIF(("position" - 1), 0)))),
  constraint stage_visit_check3 CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint stage_visit_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'entered'::text, 'forward'::text, 'skip'::text, 'backward'::text, 'won'::text, 'lost'::text, 'reopened'::text]))),
  constraint stage_visit_outcome_check CHECK ((outcome = ANY (ARRAY['won'::text, 'lost'::text]))),
  constraint stage_visit_position_check CHECK (("position" > 0))
);
comment on table deals.stage_visit is 'One stay of a deal in a stage, or at an end. `kind` is the transition that began it, by the order of stages at that time.';
comment on column deals.stage_visit.owner_id is 'The deal''s owner of today: who sees it.';
comment on column deals.stage_visit.actor_id is 'Who moved it; null for the server itself.';
comment on column deals.stage_visit.held_by_id is 'The deal''s owner when the visit began.';
comment on column deals.stage_visit.recorded_at is 'When it was written down; imports write the past.';
CREATE INDEX stage_visit_by_import ON deals.stage_visit USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX stage_visit_by_owner ON deals.stage_visit USING btree (workspace_id, owner_id, pipeline_id, from_at);
CREATE INDEX stage_visit_by_reason ON deals.stage_visit USING btree (workspace_id, reason_id) WHERE (reason_id IS NOT NULL);
CREATE INDEX stage_visit_by_stage ON deals.stage_visit USING btree (workspace_id, pipeline_id, stage_id, from_at);
CREATE INDEX stage_visit_by_time ON deals.stage_visit USING btree (workspace_id, pipeline_id, from_at);
CREATE UNIQUE INDEX stage_visit_current ON deals.stage_visit USING btree (workspace_id, deal_id) WHERE (to_at IS NULL);
alter table deals.stage_visit enable row level security;
create policy all_see on deals.stage_visit for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.stage_visit for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.stage_visit for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.stage_visit to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.stage_visit to mainspring_command;
grant update (to_at) on deals.stage_visit to mainspring_command;

create table deals.trial (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  client_id uuid not null,
  deal_id uuid,
  act_number text,
  out_on date not null,
  due_back_on date,
  closed_on date,
  currency text not null,
  external_id text,
  import_id uuid,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint trial_pkey PRIMARY KEY (workspace_id, id),
  constraint trial_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint trial_workspace_id_client_id_fkey FOREIGN KEY (workspace_id, client_id) REFERENCES clients.client(workspace_id, id),
  constraint trial_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deals.deal(workspace_id, id),
  constraint trial_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint trial_workspace_id_id_owner_id_fkey FOREIGN KEY (workspace_id, id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint trial_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint trial_check CHECK ((due_back_on >= out_on)),
  constraint trial_check1 CHECK ((closed_on >= out_on)),
  constraint trial_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
comment on column deals.trial.closed_on is 'When the last item was returned or converted.';
CREATE INDEX trial_by_client ON deals.trial USING btree (workspace_id, client_id);
CREATE INDEX trial_by_deal ON deals.trial USING btree (workspace_id, deal_id) WHERE (deal_id IS NOT NULL);
CREATE INDEX trial_by_import ON deals.trial USING btree (workspace_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX trial_by_owner ON deals.trial USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX trial_by_start ON deals.trial USING btree (workspace_id, out_on, id);
CREATE UNIQUE INDEX trial_external ON deals.trial USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX trial_open ON deals.trial USING btree (workspace_id, due_back_on) WHERE (closed_on IS NULL);
alter table deals.trial enable row level security;
create policy all_see on deals.trial for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.trial for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.trial for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.trial to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.trial to mainspring_command;

create table deals.trial_item (
  workspace_id uuid not null,
  trial_id uuid not null,
  position smallint not null,
  owner_id uuid not null,
  name text not null,
  product_id uuid,
  serial_number text,
  quantity integer not null,
  returned integer not null default 0,
  converted integer not null default 0,
  unit_value bigint not null,
  constraint trial_item_pkey PRIMARY KEY (workspace_id, trial_id, "position"),
  constraint trial_item_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES deals.product(workspace_id, id),
  constraint trial_item_workspace_id_trial_id_owner_id_fkey FOREIGN KEY (workspace_id, trial_id, owner_id) REFERENCES deals.trial(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint trial_item_check CHECK (((returned + converted) <= quantity)),
  constraint trial_item_converted_check CHECK ((converted >= 0)),
  constraint trial_item_position_check CHECK (("position" > 0)),
  constraint trial_item_quantity_check CHECK ((quantity > 0)),
  constraint trial_item_returned_check CHECK ((returned >= 0)),
  constraint trial_item_unit_value_check CHECK ((unit_value >= 0))
);
comment on column deals.trial_item.unit_value is 'Of one, in minor units of the trial''s currency.';
CREATE INDEX trial_item_by_owner ON deals.trial_item USING btree (workspace_id, owner_id);
CREATE INDEX trial_item_by_product ON deals.trial_item USING btree (workspace_id, product_id) WHERE (product_id IS NOT NULL);
alter table deals.trial_item enable row level security;
create policy all_see on deals.trial_item for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.trial_item for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.trial_item for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (trial_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.trial_item to mainspring_all, mainspring_member;
grant delete, insert, select, update on deals.trial_item to mainspring_command;

create table deals.trial_move (
  workspace_id uuid not null,
  id uuid not null,
  trial_id uuid not null,
  item_position smallint not null,
  owner_id uuid not null,
  kind text not null,
  quantity integer not null,
  happened_on date not null,
  actor_id uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint trial_move_pkey PRIMARY KEY (workspace_id, id),
  constraint trial_move_workspace_id_trial_id_item_position_fkey FOREIGN KEY (workspace_id, trial_id, item_position) REFERENCES deals.trial_item(workspace_id, trial_id, "position"),
  constraint trial_move_workspace_id_trial_id_owner_id_fkey FOREIGN KEY (workspace_id, trial_id, owner_id) REFERENCES deals.trial(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint trial_move_kind_check CHECK ((kind = ANY (ARRAY['returned'::text, 'converted'::text]))),
  constraint trial_move_quantity_check CHECK ((quantity > 0))
);
CREATE INDEX trial_move_by_day ON deals.trial_move USING btree (workspace_id, happened_on);
CREATE INDEX trial_move_by_owner ON deals.trial_move USING btree (workspace_id, owner_id);
CREATE INDEX trial_move_by_trial ON deals.trial_move USING btree (workspace_id, trial_id, item_position);
alter table deals.trial_move enable row level security;
create policy all_see on deals.trial_move for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.trial_move for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.trial_move for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (trial_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.trial_move to mainspring_all, mainspring_member;
grant delete, insert, select on deals.trial_move to mainspring_command;
grant update (recorded_at) on deals.trial_move to mainspring_command;

create table deals.voided_visit (
  workspace_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  owner_id uuid not null,
  pipeline_id uuid not null,
  stage_id uuid,
  outcome text,
  reason_id uuid,
  kind text not null,
  came_from_stage_id uuid,
  came_from_outcome text,
  actor_id uuid,
  held_by_id uuid not null,
  import_id uuid,
  recorded_at timestamp with time zone not null default now(),
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_position integer,
  id uuid not null,
  voided_at timestamp with time zone not null,
  voided_by uuid,
  constraint voided_visit_pkey PRIMARY KEY (workspace_id, id),
  constraint voided_visit_workspace_id_deal_id_owner_id_fkey FOREIGN KEY (workspace_id, deal_id, owner_id) REFERENCES deals.deal(workspace_id, id, owner_id) ON UPDATE CASCADE
);
CREATE INDEX voided_visit_by_deal ON deals.voided_visit USING btree (workspace_id, deal_id);
CREATE INDEX voided_visit_by_owner ON deals.voided_visit USING btree (workspace_id, owner_id);
CREATE INDEX voided_visit_by_time ON deals.voided_visit USING btree (workspace_id, pipeline_id, voided_at);
alter table deals.voided_visit enable row level security;
create policy all_see on deals.voided_visit for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on deals.voided_visit for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on deals.voided_visit for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (deal_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on deals.voided_visit to mainspring_all, mainspring_member;
grant delete, insert, select on deals.voided_visit to mainspring_command;


create schema exchange;
grant usage on schema exchange to mainspring_all, mainspring_command, mainspring_member;

create table exchange.import (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  file_id uuid,
  state text not null,
  settings jsonb not null,
  form jsonb,
  columns text[] not null default '{}'::text[],
  origin text,
  total_rows integer,
  rows_done integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  also_created jsonb not null default '{}'::jsonb,
  failure text,
  ordered_by_id uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  version integer not null default 1,
  moved_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (workspace_id, id),
  constraint import_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES platform.file(workspace_id, id),
  constraint import_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint import_workspace_id_ordered_by_id_fkey FOREIGN KEY (workspace_id, ordered_by_id) REFERENCES org.person(workspace_id, id),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['leads'::text, 'clients'::text, 'contacts'::text, 'deals'::text, 'payments'::text, 'stage_moves'::text]))),
  constraint import_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text, 'undone'::text])))
);
comment on column exchange.import.settings is 'Mapping of columns and how the file is written.';
comment on column exchange.import.form is 'How the file is written, as was found out.';
comment on column exchange.import.columns is 'Of the file, each by a name of its own.';
comment on column exchange.import.origin is 'The program that the file seems to come from.';
comment on column exchange.import.rows_done is 'Up to which row all is written: an import that was killed goes on there.';
comment on column exchange.import.also_created is 'Clients, people and words that rows named and that were not there, by kind.';
comment on column exchange.import.failure is 'Why it could not be ended, in a word of ours.';
comment on column exchange.import.moved_at is 'When it last wrote something.';
CREATE INDEX import_by_file ON exchange.import USING btree (workspace_id, file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX import_by_person ON exchange.import USING btree (workspace_id, ordered_by_id) WHERE (ordered_by_id IS NOT NULL);
CREATE INDEX import_by_time ON exchange.import USING btree (workspace_id, created_at DESC, id DESC);
alter table exchange.import enable row level security;
create policy all_see on exchange.import for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on exchange.import for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on exchange.import for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (ordered_by_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on exchange.import to mainspring_all, mainspring_member;
grant insert, select, update on exchange.import to mainspring_command;

create table exchange.imported (
  workspace_id uuid not null,
  import_id uuid not null,
  record_id uuid not null,
  kind text not null,
  change text not null,
  version integer not null,
  before jsonb,
  kept text,
  ordered_by_id uuid,
  constraint imported_pkey PRIMARY KEY (workspace_id, import_id, record_id),
  constraint imported_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES exchange.import(workspace_id, id),
  constraint imported_change_check CHECK ((change = ANY (ARRAY['created'::text, 'updated'::text]))),
  constraint imported_kept_check CHECK ((kept = ANY (ARRAY['changed'::text, 'used'::text, 'gone'::text]))),
  constraint imported_kind_check CHECK ((kind ~ '^[a-z_]+$'::text))
);
comment on table exchange.imported is 'What an import made or changed, for its undo.';
comment on column exchange.imported.version is 'Of the record right after: another one means that somebody has changed it since.';
comment on column exchange.imported.before is 'Of what was changed, the values before.';
comment on column exchange.imported.kept is 'Why an undo left it as it is.';
CREATE INDEX imported_by_person ON exchange.imported USING btree (workspace_id, ordered_by_id) WHERE (ordered_by_id IS NOT NULL);
CREATE INDEX imported_by_record ON exchange.imported USING btree (workspace_id, record_id);
alter table exchange.imported enable row level security;
create policy all_see on exchange.imported for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on exchange.imported for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on exchange.imported for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (ordered_by_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on exchange.imported to mainspring_all, mainspring_member;
grant delete, insert, select, update on exchange.imported to mainspring_command;

create table exchange.mapping_preset (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  columns text[] not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  constraint mapping_preset_pkey PRIMARY KEY (workspace_id, id),
  constraint mapping_preset_workspace_id_kind_columns_key UNIQUE (workspace_id, kind, columns),
  constraint mapping_preset_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint mapping_preset_kind_check CHECK ((kind = ANY (ARRAY['leads'::text, 'clients'::text, 'contacts'::text, 'deals'::text, 'payments'::text])))
);
comment on table exchange.mapping_preset is 'How files with these columns were mapped the last time; the company remembers it for all of them.';
alter table exchange.mapping_preset enable row level security;
create policy all_see on exchange.mapping_preset for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on exchange.mapping_preset for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on exchange.mapping_preset for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on exchange.mapping_preset to mainspring_all, mainspring_member;
grant delete, insert, select, update on exchange.mapping_preset to mainspring_command;

create table exchange.refused_row (
  workspace_id uuid not null,
  import_id uuid not null,
  line integer not null,
  field text not null,
  problem text not null,
  cells text[] not null,
  ordered_by_id uuid,
  constraint refused_row_pkey PRIMARY KEY (workspace_id, import_id, line),
  constraint refused_row_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES exchange.import(workspace_id, id)
);
comment on table exchange.refused_row is 'A row that was not imported, as it stood in the file, so that it can be corrected and imported again.';
comment on column exchange.refused_row.ordered_by_id is 'Of the import: who sees it.';
CREATE INDEX refused_row_by_person ON exchange.refused_row USING btree (workspace_id, ordered_by_id) WHERE (ordered_by_id IS NOT NULL);
alter table exchange.refused_row enable row level security;
create policy all_see on exchange.refused_row for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on exchange.refused_row for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on exchange.refused_row for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (ordered_by_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on exchange.refused_row to mainspring_all, mainspring_member;
grant delete, insert, select, update on exchange.refused_row to mainspring_command;


create schema fields;
grant usage on schema fields to mainspring_all, mainspring_command, mainspring_member;

create table fields.choice (
  workspace_id uuid not null,
  field_id uuid not null,
  key text not null,
  name text not null,
  position integer not null,
  retired_at timestamp with time zone,
  constraint choice_pkey PRIMARY KEY (workspace_id, field_id, key),
  constraint choice_workspace_id_field_id_fkey FOREIGN KEY (workspace_id, field_id) REFERENCES fields.field(workspace_id, id)
);
alter table fields.choice enable row level security;
create policy all_see on fields.choice for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on fields.choice for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on fields.choice for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on fields.choice to mainspring_all, mainspring_member;
grant insert, select, update on fields.choice to mainspring_command;

create table fields.field (
  workspace_id uuid not null,
  id uuid not null,
  record_kind text not null,
  key text not null,
  name text not null,
  kind text not null,
  decimals smallint not null default 0,
  position integer not null,
  retired_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint field_pkey PRIMARY KEY (workspace_id, id),
  constraint field_workspace_id_record_kind_key_key UNIQUE (workspace_id, record_kind, key),
  constraint field_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint field_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6))),
  constraint field_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
  constraint field_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'money'::text, 'date'::text, 'choice'::text, 'choices'::text, 'person'::text, 'client'::text, 'link'::text, 'boolean'::text]))),
  constraint field_record_kind_check CHECK ((record_kind = ANY (ARRAY['client'::text, 'contact'::text, 'lead'::text, 'deal'::text])))
);
comment on column fields.field.decimals is 'Of a number: values are kept as integers, multiplied by ten to this power.';
alter table fields.field enable row level security;
create policy all_see on fields.field for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on fields.field for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on fields.field for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on fields.field to mainspring_all, mainspring_member;
grant insert, select, update on fields.field to mainspring_command;

create table fields.requirement (
  workspace_id uuid not null,
  field_id uuid not null,
  stage_id uuid not null,
  constraint requirement_pkey PRIMARY KEY (workspace_id, field_id, stage_id),
  constraint requirement_workspace_id_field_id_fkey FOREIGN KEY (workspace_id, field_id) REFERENCES fields.field(workspace_id, id)
);
alter table fields.requirement enable row level security;
create policy all_see on fields.requirement for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on fields.requirement for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on fields.requirement for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on fields.requirement to mainspring_all, mainspring_member;
grant delete, insert, select on fields.requirement to mainspring_command;

create table fields.saved_view (
  workspace_id uuid not null,
  id uuid not null,
  screen text not null,
  name text not null,
  owner_id uuid not null,
  shared_with text not null,
  unit_id uuid,
  level_id uuid,
  settings jsonb not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint saved_view_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_view_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint saved_view_workspace_id_level_id_fkey FOREIGN KEY (workspace_id, level_id) REFERENCES org.level(workspace_id, id),
  constraint saved_view_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES org.person(workspace_id, id),
  constraint saved_view_workspace_id_unit_id_fkey FOREIGN KEY (workspace_id, unit_id) REFERENCES org.unit(workspace_id, id),
  constraint saved_view_check CHECK (((shared_with = 'unit'::text) = (unit_id IS NOT NULL))),
  constraint saved_view_check1 CHECK (((shared_with = 'level'::text) = (level_id IS NOT NULL))),
  constraint saved_view_screen_check CHECK ((screen ~ '^[a-z_]+$'::text)),
  constraint saved_view_shared_with_check CHECK ((shared_with = ANY (ARRAY['nobody'::text, 'unit'::text, 'level'::text, 'everybody'::text])))
);
comment on column fields.saved_view.settings is 'Filter, sort, columns and grouping as the screen keeps them; no data of records.';
CREATE INDEX saved_view_by_level ON fields.saved_view USING btree (workspace_id, level_id) WHERE (level_id IS NOT NULL);
CREATE INDEX saved_view_by_owner ON fields.saved_view USING btree (workspace_id, owner_id);
CREATE INDEX saved_view_by_screen ON fields.saved_view USING btree (workspace_id, screen, owner_id);
CREATE INDEX saved_view_by_unit ON fields.saved_view USING btree (workspace_id, unit_id) WHERE (unit_id IS NOT NULL);
alter table fields.saved_view enable row level security;
create policy all_see on fields.saved_view for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on fields.saved_view for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on fields.saved_view for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on fields.saved_view to mainspring_all, mainspring_member;
grant delete, insert, select, update on fields.saved_view to mainspring_command;

create table fields.value (
  workspace_id uuid not null,
  record_id uuid not null,
  field_id uuid not null,
  position smallint not null default 1,
  owner_id uuid not null,
  text_value text,
  text_folded text collate "C",
  integer_value bigint,
  currency text,
  date_value date,
  id_value uuid,
  constraint value_pkey PRIMARY KEY (workspace_id, record_id, field_id, "position"),
  constraint value_workspace_id_field_id_fkey FOREIGN KEY (workspace_id, field_id) REFERENCES fields.field(workspace_id, id),
  constraint value_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint value_check CHECK ((num_nonnulls(text_value, integer_value, date_value, id_value) = 1)),
  constraint value_check1 CHECK (((text_value IS NULL) = (text_folded IS NULL))),
  constraint value_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);
comment on column fields.value.text_value is 'A text, a link, or the key of a choice; folded short enough for an index row (readCustom refuses what is longer).';
comment on column fields.value.integer_value is 'A number times ten to the decimals of its field, money in minor units, yes as 1 and no as 0.';
CREATE INDEX value_by_date ON fields.value USING btree (workspace_id, field_id, date_value, record_id) WHERE (date_value IS NOT NULL);
CREATE INDEX value_by_id ON fields.value USING btree (workspace_id, field_id, id_value, record_id) WHERE (id_value IS NOT NULL);
CREATE INDEX value_by_integer ON fields.value USING btree (workspace_id, field_id, integer_value, record_id) WHERE (integer_value IS NOT NULL);
CREATE INDEX value_by_owner ON fields.value USING btree (workspace_id, owner_id, field_id);
CREATE INDEX value_by_text ON fields.value USING btree (workspace_id, field_id, text_folded, record_id) WHERE (text_folded IS NOT NULL);
alter table fields.value enable row level security;
create policy all_see on fields.value for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on fields.value for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on fields.value for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on fields.value to mainspring_all, mainspring_member;
grant delete, insert, select, update on fields.value to mainspring_command;


create schema org;
grant usage on schema org to mainspring_all, mainspring_app, mainspring_command, mainspring_member;

create table org.absence (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date not null,
  deputy_id uuid,
  cancelled_at timestamp with time zone,
  version integer not null default 1,
  constraint absence_pkey PRIMARY KEY (workspace_id, id),
  constraint absence_workspace_id_deputy_id_fkey FOREIGN KEY (workspace_id, deputy_id) REFERENCES org.person(workspace_id, id),
  constraint absence_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint absence_workspace_id_person_id_daterange_excl EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, daterange(from_on, to_on) WITH &&) WHERE ((cancelled_at IS NULL)),
  constraint absence_check CHECK ((to_on > from_on)),
  constraint absence_check1 CHECK ((deputy_id <> person_id)),
  constraint absence_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'sick'::text, 'other'::text])))
);
comment on table org.absence is 'Business dates, half-open: [from_on, to_on). The deputy sees on those days what the person sees.';
CREATE INDEX absence_by_deputy ON org.absence USING btree (workspace_id, deputy_id, from_on);
CREATE INDEX absence_by_person ON org.absence USING btree (workspace_id, person_id, from_on);
alter table org.absence enable row level security;
create policy all_see on org.absence for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.absence for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.absence for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.absence to mainspring_all, mainspring_member;
grant insert, select, update on org.absence to mainspring_command;

create table org.calendar_exception (
  workspace_id uuid not null,
  on_date date not null,
  is_working boolean not null,
  from_time time without time zone,
  to_time time without time zone,
  name text not null,
  constraint calendar_exception_pkey PRIMARY KEY (workspace_id, on_date),
  constraint calendar_exception_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint calendar_exception_check CHECK ((is_working = ((from_time IS NOT NULL) AND (to_time IS NOT NULL) AND (to_time > from_time))))
);
comment on table org.calendar_exception is 'Own days off, and days worked although a weekend or a holiday of the country.';
alter table org.calendar_exception enable row level security;
create policy all_see on org.calendar_exception for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.calendar_exception for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.calendar_exception for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.calendar_exception to mainspring_all, mainspring_member;
grant delete, insert, select, update on org.calendar_exception to mainspring_command;

create table org.closure (
  workspace_id uuid not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth smallint not null,
  constraint closure_pkey PRIMARY KEY (workspace_id, ancestor_id, descendant_id),
  constraint closure_workspace_id_ancestor_id_fkey FOREIGN KEY (workspace_id, ancestor_id) REFERENCES org.person(workspace_id, id),
  constraint closure_workspace_id_descendant_id_fkey FOREIGN KEY (workspace_id, descendant_id) REFERENCES org.person(workspace_id, id),
  constraint closure_depth_check CHECK ((depth >= 0))
);
CREATE INDEX closure_by_descendant ON org.closure USING btree (workspace_id, descendant_id, depth);
alter table org.closure enable row level security;
create policy all_see on org.closure for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.closure for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.closure for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.closure to mainspring_all, mainspring_member;
grant delete, insert, select on org.closure to mainspring_command;

create table org.invitation (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (workspace_id, id),
  constraint invitation_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id)
);
CREATE INDEX invitation_by_person ON org.invitation USING btree (workspace_id, person_id, created_at);
alter table org.invitation enable row level security;
create policy all_see on org.invitation for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.invitation for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.invitation for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.invitation to mainspring_all, mainspring_member;
grant insert, select, update on org.invitation to mainspring_command;

create table org.level (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  rank smallint not null,
  names jsonb not null,
  functions text[] not null default '{}'::text[],
  sees_all boolean not null default false,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint level_pkey PRIMARY KEY (workspace_id, id),
  constraint level_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint level_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint level_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  constraint level_rank_check CHECK (((rank >= 0) AND (rank <= 20)))
);
comment on column org.level.names is 'Name by language code: {"en": "Seller", "ru": "Продавец", "de": "Verkäufer"}';
alter table org.level enable row level security;
create policy all_see on org.level for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.level for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.level for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.level to mainspring_all, mainspring_member;
grant insert, select, update on org.level to mainspring_command;

create table org.level_holding (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  level_id uuid,
  role text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_id uuid,
  constraint level_holding_pkey PRIMARY KEY (workspace_id, id),
  constraint level_holding_workspace_id_person_id_id_to_at_key UNIQUE (workspace_id, person_id, id, to_at),
  constraint level_holding_workspace_id_person_id_previous_id_key UNIQUE (workspace_id, person_id, previous_id),
  constraint level_holding_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint level_holding_workspace_id_person_id_previous_id_from_at_fkey FOREIGN KEY (workspace_id, person_id, previous_id, from_at) REFERENCES org.level_holding(workspace_id, person_id, id, to_at) DEFERRABLE INITIALLY DEFERRED,
  constraint level_holding_workspace_id_person_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, tstzrange(from_at, to_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint level_holding_check CHECK (((to_at IS NULL) OR (to_at >= from_at)))
);
CREATE INDEX level_holding_by_time ON org.level_holding USING btree (workspace_id, person_id, from_at);
CREATE UNIQUE INDEX level_holding_current ON org.level_holding USING btree (workspace_id, person_id) WHERE (to_at IS NULL);
alter table org.level_holding enable row level security;
create policy all_see on org.level_holding for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.level_holding for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.level_holding for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.level_holding to mainspring_all, mainspring_member;
grant insert, select on org.level_holding to mainspring_command;
grant update (to_at) on org.level_holding to mainspring_command;

create table org.pairing (
  workspace_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  taker_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  version integer not null default 1,
  constraint pairing_pkey PRIMARY KEY (workspace_id, id),
  constraint pairing_workspace_id_giver_id_fkey FOREIGN KEY (workspace_id, giver_id) REFERENCES org.person(workspace_id, id),
  constraint pairing_workspace_id_taker_id_fkey FOREIGN KEY (workspace_id, taker_id) REFERENCES org.person(workspace_id, id),
  constraint pairing_workspace_id_giver_id_taker_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, giver_id WITH =, taker_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint pairing_check CHECK ((giver_id <> taker_id)),
  constraint pairing_check1 CHECK (((to_at IS NULL) OR (to_at >= from_at)))
);
comment on table org.pairing is 'A fixed pair: the giver sets work for the taker (seller–telesales, telesales–assistant).';
CREATE INDEX pairing_by_giver ON org.pairing USING btree (workspace_id, giver_id, from_at);
CREATE INDEX pairing_by_taker ON org.pairing USING btree (workspace_id, taker_id, from_at);
alter table org.pairing enable row level security;
create policy all_see on org.pairing for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.pairing for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.pairing for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.pairing to mainspring_all, mainspring_member;
grant insert, select, update on org.pairing to mainspring_command;

create table org.person (
  workspace_id uuid not null,
  id uuid not null,
  user_id text,
  name text not null,
  name_folded text not null,
  email text,
  phone text,
  language text,
  time_zone text,
  level_id uuid,
  role text,
  unit_id uuid,
  chief_id uuid,
  status text not null,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  version integer not null default 1,
  constraint person_pkey PRIMARY KEY (workspace_id, id),
  constraint person_workspace_id_chief_id_fkey FOREIGN KEY (workspace_id, chief_id) REFERENCES org.person(workspace_id, id),
  constraint person_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint person_workspace_id_level_id_fkey FOREIGN KEY (workspace_id, level_id) REFERENCES org.level(workspace_id, id),
  constraint person_workspace_id_unit_id_fkey FOREIGN KEY (workspace_id, unit_id) REFERENCES org.unit(workspace_id, id),
  constraint person_check CHECK ((chief_id <> id)),
  constraint person_check1 CHECK (((level_id IS NOT NULL) OR (role IS NOT NULL) OR (status = ANY (ARRAY['inactive'::text, 'erased'::text])))),
  constraint person_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'presales'::text, 'production'::text, 'auditor'::text]))),
  constraint person_status_check CHECK ((status = ANY (ARRAY['active'::text, 'invited'::text, 'inactive'::text, 'erased'::text])))
);
CREATE INDEX person_by_chief ON org.person USING btree (workspace_id, chief_id);
CREATE INDEX person_by_level ON org.person USING btree (workspace_id, level_id);
CREATE INDEX person_by_name ON org.person USING btree (workspace_id, name_folded, id);
CREATE INDEX person_by_unit ON org.person USING btree (workspace_id, unit_id);
CREATE INDEX person_by_user ON org.person USING btree (user_id);
comment on index org.person_by_user is 'Without the workspace: a user of the sign-in tables may belong to several.';
CREATE UNIQUE INDEX person_email ON org.person USING btree (workspace_id, email) WHERE (status <> 'erased'::text);
CREATE UNIQUE INDEX person_user ON org.person USING btree (workspace_id, user_id) WHERE (user_id IS NOT NULL);
alter table org.person enable row level security;
create policy all_see on org.person for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.person for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.person for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.person to mainspring_all, mainspring_member;
grant insert, select, update on org.person to mainspring_command;

create table org.person_function (
  workspace_id uuid not null,
  person_id uuid not null,
  level_id uuid not null,
  constraint person_function_pkey PRIMARY KEY (workspace_id, person_id, level_id),
  constraint person_function_workspace_id_level_id_fkey FOREIGN KEY (workspace_id, level_id) REFERENCES org.level(workspace_id, id),
  constraint person_function_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id)
);
CREATE INDEX person_function_by_level ON org.person_function USING btree (workspace_id, level_id);
alter table org.person_function enable row level security;
create policy all_see on org.person_function for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.person_function for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.person_function for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.person_function to mainspring_all, mainspring_member;
grant delete, insert, select on org.person_function to mainspring_command;

create table org.position (
  workspace_id uuid not null,
  id uuid not null,
  unit_id uuid,
  level_id uuid not null,
  title text not null,
  chief_id uuid,
  person_id uuid,
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  constraint position_pkey PRIMARY KEY (workspace_id, id),
  constraint position_workspace_id_chief_id_fkey FOREIGN KEY (workspace_id, chief_id) REFERENCES org.person(workspace_id, id),
  constraint position_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint position_workspace_id_level_id_fkey FOREIGN KEY (workspace_id, level_id) REFERENCES org.level(workspace_id, id),
  constraint position_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint position_workspace_id_unit_id_fkey FOREIGN KEY (workspace_id, unit_id) REFERENCES org.unit(workspace_id, id),
  constraint position_check CHECK (((closed_on IS NULL) OR (closed_on >= opened_on)))
);
comment on table org.position is 'A place in the structure. Open and without a person it is a vacancy.';
CREATE INDEX position_by_chief ON org."position" USING btree (workspace_id, chief_id);
CREATE INDEX position_by_level ON org."position" USING btree (workspace_id, level_id);
CREATE INDEX position_by_person ON org."position" USING btree (workspace_id, person_id);
CREATE INDEX position_by_unit ON org."position" USING btree (workspace_id, unit_id);
alter table org.position enable row level security;
create policy all_see on org.position for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.position for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.position for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.position to mainspring_all, mainspring_member;
grant insert, select, update on org.position to mainspring_command;

create table org.rate (
  workspace_id uuid not null,
  currency text not null,
  on_date date not null,
  rate numeric(24,12) not null,
  constraint rate_pkey PRIMARY KEY (workspace_id, currency, on_date),
  constraint rate_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint rate_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint rate_rate_check CHECK ((rate > (0)::numeric))
);
comment on column org.rate.rate is 'Units of the workspace''s currency for one unit of this currency on this business date.';
alter table org.rate enable row level security;
create policy all_see on org.rate for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.rate for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.rate for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.rate to mainspring_all, mainspring_member;
grant delete, insert, select, update on org.rate to mainspring_command;

create table org.reporting (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  chief_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_id uuid,
  constraint reporting_pkey PRIMARY KEY (workspace_id, id),
  constraint reporting_workspace_id_person_id_id_to_at_key UNIQUE (workspace_id, person_id, id, to_at),
  constraint reporting_workspace_id_person_id_previous_id_key UNIQUE (workspace_id, person_id, previous_id),
  constraint reporting_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint reporting_workspace_id_person_id_previous_id_from_at_fkey FOREIGN KEY (workspace_id, person_id, previous_id, from_at) REFERENCES org.reporting(workspace_id, person_id, id, to_at) DEFERRABLE INITIALLY DEFERRED,
  constraint reporting_workspace_id_person_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, tstzrange(from_at, to_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint reporting_check CHECK (((to_at IS NULL) OR (to_at >= from_at)))
);
CREATE INDEX reporting_by_chief ON org.reporting USING btree (workspace_id, chief_id, from_at);
CREATE INDEX reporting_by_time ON org.reporting USING btree (workspace_id, person_id, from_at);
CREATE UNIQUE INDEX reporting_current ON org.reporting USING btree (workspace_id, person_id) WHERE (to_at IS NULL);
alter table org.reporting enable row level security;
create policy all_see on org.reporting for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.reporting for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.reporting for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.reporting to mainspring_all, mainspring_member;
grant insert, select on org.reporting to mainspring_command;
grant update (to_at) on org.reporting to mainspring_command;

create table org.route (
  workspace_id uuid not null,
  from_level_id uuid not null,
  to_level_id uuid not null,
  constraint route_pkey PRIMARY KEY (workspace_id, from_level_id, to_level_id),
  constraint route_workspace_id_from_level_id_fkey FOREIGN KEY (workspace_id, from_level_id) REFERENCES org.level(workspace_id, id),
  constraint route_workspace_id_to_level_id_fkey FOREIGN KEY (workspace_id, to_level_id) REFERENCES org.level(workspace_id, id)
);
comment on table org.route is 'Which level may set work for which.';
CREATE INDEX route_by_target ON org.route USING btree (workspace_id, to_level_id);
alter table org.route enable row level security;
create policy all_see on org.route for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.route for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.route for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.route to mainspring_all, mainspring_member;
grant delete, insert, select on org.route to mainspring_command;

create table org.unit (
  workspace_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  archived_at timestamp with time zone,
  version integer not null default 1,
  constraint unit_pkey PRIMARY KEY (workspace_id, id),
  constraint unit_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint unit_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES org.unit(workspace_id, id),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'direction'::text, 'group'::text])))
);
CREATE INDEX unit_by_parent ON org.unit USING btree (workspace_id, parent_id);
alter table org.unit enable row level security;
create policy all_see on org.unit for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.unit for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.unit for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.unit to mainspring_all, mainspring_member;
grant insert, select, update on org.unit to mainspring_command;

create table org.unit_membership (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  previous_id uuid,
  constraint unit_membership_pkey PRIMARY KEY (workspace_id, id),
  constraint unit_membership_workspace_id_person_id_id_to_at_key UNIQUE (workspace_id, person_id, id, to_at),
  constraint unit_membership_workspace_id_person_id_previous_id_key UNIQUE (workspace_id, person_id, previous_id),
  constraint unit_membership_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint unit_membership_workspace_id_person_id_previous_id_from_at_fkey FOREIGN KEY (workspace_id, person_id, previous_id, from_at) REFERENCES org.unit_membership(workspace_id, person_id, id, to_at) DEFERRABLE INITIALLY DEFERRED,
  constraint unit_membership_workspace_id_person_id_tstzrange_excl EXCLUDE USING gist (workspace_id WITH =, person_id WITH =, tstzrange(from_at, to_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint unit_membership_check CHECK (((to_at IS NULL) OR (to_at >= from_at)))
);
CREATE INDEX unit_membership_by_time ON org.unit_membership USING btree (workspace_id, person_id, from_at);
CREATE UNIQUE INDEX unit_membership_current ON org.unit_membership USING btree (workspace_id, person_id) WHERE (to_at IS NULL);
alter table org.unit_membership enable row level security;
create policy all_see on org.unit_membership for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.unit_membership for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.unit_membership for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.unit_membership to mainspring_all, mainspring_member;
grant insert, select on org.unit_membership to mainspring_command;
grant update (to_at) on org.unit_membership to mainspring_command;

create table org.working_hours (
  workspace_id uuid not null,
  weekday smallint not null,
  from_time time without time zone not null,
  to_time time without time zone not null,
  constraint working_hours_pkey PRIMARY KEY (workspace_id, weekday, from_time),
  constraint working_hours_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint working_hours_check CHECK ((to_time > from_time)),
  constraint working_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
comment on column org.working_hours.weekday is 'ISO: 1 Monday … 7 Sunday';
alter table org.working_hours enable row level security;
create policy all_see on org.working_hours for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.working_hours for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.working_hours for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.working_hours to mainspring_all, mainspring_member;
grant delete, insert, select on org.working_hours to mainspring_command;

create table org.workspace (
  id uuid not null,
  slug text not null,
  name text not null,
  currency text not null,
  time_zone text not null,
  country text not null,
  region text,
  languages text[] not null default '{en,ru,de}'::text[],
  default_language text not null default 'en'::text,
  fiscal_start_month smallint not null default 1,
  tree_version bigint not null default 1,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint workspace_pkey PRIMARY KEY (id),
  constraint workspace_slug_key UNIQUE (slug),
  constraint workspace_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint workspace_fiscal_start_month_check CHECK (((fiscal_start_month >= 1) AND (fiscal_start_month <= 12))),
  constraint workspace_slug_check CHECK ((slug ~ '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$'::text))
);
comment on table org.workspace is 'One company that uses Mainspring. `tree_version` grows with every change of who sees whom.';
alter table org.workspace enable row level security;
create policy all_see on org.workspace for select to mainspring_all
  using ((id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on org.workspace for all to mainspring_command
  using ((id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on org.workspace for select to mainspring_member
  using ((id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on org.workspace to mainspring_all, mainspring_member;
grant insert, select, update on org.workspace to mainspring_command;

CREATE OR REPLACE FUNCTION org.any_workspace()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'org'
AS $function$ select exists (select from org.workspace) $function$;
revoke all on function org.any_workspace() from public;
grant execute on function org.any_workspace() to mainspring_app;

CREATE OR REPLACE FUNCTION org.memberships_of(wanted_user text)
 RETURNS TABLE(workspace_id uuid, slug text, name text, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'org'
AS $function$
  select w.id, w.slug, w.name, p.id from org.person p join org.workspace w on w.id = p.workspace_id where p.user_id = wanted_user and p.status = 'active' order by w.name
$function$;
revoke all on function org.memberships_of(text) from public;
grant execute on function org.memberships_of(text) to mainspring_app;

CREATE OR REPLACE FUNCTION org.standing(wanted_workspace uuid, wanted_person uuid)
 RETURNS TABLE(tree_version bigint, status text, time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'org'
AS $function$
  select w.tree_version, p.status, w.time_zone from org.workspace w join org.person p on p.workspace_id = w.id where w.id = wanted_workspace and p.id = wanted_person
$function$;
revoke all on function org.standing(uuid,uuid) from public;
grant execute on function org.standing(uuid,uuid) to mainspring_app;

CREATE OR REPLACE FUNCTION org.workspace_by_slug(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'org'
AS $function$ select id from org.workspace where slug = wanted $function$;
revoke all on function org.workspace_by_slug(text) from public;
grant execute on function org.workspace_by_slug(text) to mainspring_app, mainspring_command;


create schema platform;
comment on schema platform is 'Mechanisms that know no feature.';
grant usage on schema platform to mainspring_all, mainspring_app, mainspring_auth, mainspring_command, mainspring_member, mainspring_worker;

create table platform.api_key (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  version integer not null default 1,
  constraint api_key_pkey PRIMARY KEY (workspace_id, id),
  constraint api_key_workspace_id_hash_key UNIQUE (workspace_id, hash)
);
CREATE INDEX api_key_by_hash ON platform.api_key USING btree (hash);
comment on index platform.api_key_by_hash is 'Without the workspace: a key is looked up before its workspace is known.';
CREATE INDEX api_key_by_person ON platform.api_key USING btree (workspace_id, person_id);
alter table platform.api_key enable row level security;
create policy all_see on platform.api_key for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.api_key for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.api_key for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.api_key to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.api_key to mainspring_command;

create table platform.dead_letter (
  workspace_id uuid not null,
  id uuid not null,
  task text not null,
  payload jsonb not null,
  actor_id uuid,
  attempts smallint not null,
  error text not null,
  died_at timestamp with time zone not null,
  retried_at timestamp with time zone,
  constraint dead_letter_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX dead_letter_by_time ON platform.dead_letter USING btree (workspace_id, died_at DESC, id DESC);
alter table platform.dead_letter enable row level security;
create policy all_see on platform.dead_letter for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.dead_letter for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.dead_letter for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (actor_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.dead_letter to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.dead_letter to mainspring_command;

create table platform.file (
  workspace_id uuid not null,
  id uuid not null,
  sha256 text not null,
  bytes bigint not null,
  media_type text not null,
  name text not null,
  owner_id uuid,
  created_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (workspace_id, id),
  constraint file_bytes_check CHECK ((bytes >= 0))
);
CREATE INDEX file_by_hash ON platform.file USING btree (workspace_id, sha256);
CREATE INDEX file_by_owner ON platform.file USING btree (workspace_id, owner_id);
alter table platform.file enable row level security;
create policy all_see on platform.file for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.file for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.file for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.file to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.file to mainspring_command;

create table platform.idempotency (
  workspace_id uuid not null,
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint,
  body json,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_pkey PRIMARY KEY (workspace_id, person_id, key)
);
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (workspace_id, created_at);
alter table platform.idempotency enable row level security;
create policy all_see on platform.idempotency for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.idempotency for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.idempotency for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.idempotency to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.idempotency to mainspring_command;

create table platform.journal (
  workspace_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  actor_id uuid,
  actor_kind text not null,
  via text not null,
  command_id uuid not null,
  feature text not null,
  kind text not null,
  kind_version smallint not null default 1,
  subject_kind text not null,
  subject_id uuid not null,
  data jsonb not null default '{}'::jsonb,
  constraint journal_pkey PRIMARY KEY (workspace_id, id),
  constraint journal_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'system'::text, 'import'::text]))),
  constraint journal_via_check CHECK ((via = ANY (ARRAY['session'::text, 'key'::text, 'job'::text, 'cli'::text])))
);
CREATE INDEX journal_by_actor ON platform.journal USING btree (workspace_id, actor_id, at DESC, id DESC);
CREATE INDEX journal_by_kind ON platform.journal USING btree (workspace_id, kind, at DESC, id DESC);
CREATE INDEX journal_by_subject ON platform.journal USING btree (workspace_id, subject_id, at DESC, id DESC);
CREATE INDEX journal_by_time ON platform.journal USING btree (workspace_id, at DESC, id DESC);
alter table platform.journal enable row level security;
create policy all_see on platform.journal for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.journal for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.journal for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (actor_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.journal to mainspring_all, mainspring_member;
grant insert, select on platform.journal to mainspring_command;

create table platform.journal_personal (
  workspace_id uuid not null,
  journal_id uuid not null,
  subject_id uuid not null,
  actor_id uuid,
  field text not null,
  before text,
  after text,
  erased_at timestamp with time zone,
  constraint journal_personal_pkey PRIMARY KEY (workspace_id, journal_id, subject_id, field),
  constraint journal_personal_workspace_id_journal_id_fkey FOREIGN KEY (workspace_id, journal_id) REFERENCES platform.journal(workspace_id, id)
);
CREATE INDEX journal_personal_by_subject ON platform.journal_personal USING btree (workspace_id, subject_id);
alter table platform.journal_personal enable row level security;
create policy all_see on platform.journal_personal for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.journal_personal for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.journal_personal for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (actor_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.journal_personal to mainspring_all, mainspring_member;
grant insert, select on platform.journal_personal to mainspring_command;
grant update (before, after, erased_at) on platform.journal_personal to mainspring_command;

create table platform.journal_void (
  workspace_id uuid not null,
  journal_id uuid not null,
  voided_by uuid not null,
  at timestamp with time zone not null,
  constraint journal_void_pkey PRIMARY KEY (workspace_id, journal_id),
  constraint journal_void_workspace_id_journal_id_fkey FOREIGN KEY (workspace_id, journal_id) REFERENCES platform.journal(workspace_id, id),
  constraint journal_void_workspace_id_voided_by_fkey FOREIGN KEY (workspace_id, voided_by) REFERENCES platform.journal(workspace_id, id)
);
CREATE INDEX journal_void_by ON platform.journal_void USING btree (workspace_id, voided_by);
alter table platform.journal_void enable row level security;
create policy all_see on platform.journal_void for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.journal_void for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.journal_void for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on platform.journal_void to mainspring_all, mainspring_member;
grant insert, select on platform.journal_void to mainspring_command;

create table platform.mail (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  template text not null,
  parameters jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  constraint mail_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX mail_by_person ON platform.mail USING btree (workspace_id, person_id);
alter table platform.mail enable row level security;
create policy all_see on platform.mail for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.mail for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.mail for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on platform.mail to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.mail to mainspring_command;

create table platform.participation (
  workspace_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  owner_id uuid not null,
  part text not null,
  since timestamp with time zone not null default now(),
  constraint participation_pkey PRIMARY KEY (workspace_id, record_id, person_id),
  constraint participation_workspace_id_record_id_owner_id_fkey FOREIGN KEY (workspace_id, record_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint participation_part_check CHECK ((part = ANY (ARRAY['participant'::text, 'shared'::text, 'working'::text])))
);
comment on column platform.participation.owner_id is 'The owner of the record today: what one sees by its owner need not be listed again.';
comment on column platform.participation.part is 'working: has an open task about the record; ends with the last of them.';
CREATE INDEX participation_by_person ON platform.participation USING btree (workspace_id, person_id, record_id);
alter table platform.participation enable row level security;
create policy all_see on platform.participation for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.participation for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.participation for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (record_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on platform.participation to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.participation to mainspring_command;

create table platform.record (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  owner_id uuid not null,
  parent_id uuid,
  title text not null,
  search text collate "C" not null,
  archived_at timestamp with time zone,
  constraint record_pkey PRIMARY KEY (workspace_id, id),
  constraint record_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint record_workspace_id_parent_id_owner_id_fkey FOREIGN KEY (workspace_id, parent_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint record_kind_check CHECK ((kind ~ '^[a-z_]+$'::text))
);
comment on table platform.record is 'The register of records of every kind; its owner is the owner, and what belongs to a record follows by foreign key.';
comment on column platform.record.parent_id is 'A contact follows its client: same owner, always.';
comment on column platform.record.search is 'What the search box finds it by, in the form of foldText: title, numbers, addresses of mail.';
CREATE INDEX record_by_owner ON platform.record USING btree (workspace_id, owner_id, kind);
CREATE INDEX record_by_parent ON platform.record USING btree (workspace_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX record_by_search ON platform.record USING gin (workspace_id, search public.gin_trgm_ops) WHERE (archived_at IS NULL);
alter table platform.record enable row level security;
create policy all_see on platform.record for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.record for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.record for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on platform.record to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.record to mainspring_command;

create table platform.sso (
  workspace_id uuid not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  domains text[] not null default '{}'::text[],
  requires_verified_email boolean not null default true,
  is_enabled boolean not null default false,
  version integer not null default 1,
  constraint sso_pkey PRIMARY KEY (workspace_id)
);
comment on column platform.sso.client_secret is 'Encrypted under the server secret (AES-256-GCM), bound to the workspace.';
comment on column platform.sso.domains is 'E-mail domains the provider may speak for; none means any.';
alter table platform.sso enable row level security;
create policy all_see on platform.sso for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on platform.sso for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on platform.sso for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on platform.sso to mainspring_all, mainspring_member;
grant delete, insert, select, update on platform.sso to mainspring_command;

create table platform.worker (
  id text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint worker_pkey PRIMARY KEY (id)
);
comment on table platform.worker is 'reference: process bookkeeping, no business data';
grant select on platform.worker to mainspring_app;
grant delete, insert, select, update on platform.worker to mainspring_worker;

CREATE OR REPLACE FUNCTION platform.add_job(task text, payload jsonb, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text, max_attempts integer DEFAULT NULL::integer, queue text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
begin
  if platform.current_workspace() is null then raise exception 'a job needs a workspace to act in'; end if;
  if jsonb_typeof(payload) is distinct from 'object' then raise exception 'the payload of a job is an object'; end if;
  perform graphile_worker.add_job(task,
    payload := (payload || jsonb_build_object('workspaceId', platform.current_workspace(), 'actorId', nullif(current_setting('app.person', true), '')))::json,
    queue_name := queue, run_at := run_at, max_attempts := max_attempts,
    job_key := case when job_key is null then null else platform.current_workspace()::text || ':' || job_key end);
end $function$;
revoke all on function platform.add_job(text,jsonb,timestamp with time zone,text,integer,text) from public;
grant execute on function platform.add_job(text,jsonb,timestamp with time zone,text,integer,text) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.add_job_for_each_workspace(task text, job_key text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare
  one uuid;
  own_key text;
  added integer := 0;
begin
  for one in select w.id from org.workspace w loop
    own_key := one::text || ':' || job_key;
    perform from graphile_worker._private_jobs j where j.key = own_key for update skip locked;
    if not found then
      continue when exists (select from graphile_worker._private_jobs j where j.key = own_key);
    end if;
    perform graphile_worker.add_job(task, payload := json_build_object('workspaceId', one, 'actorId', null), job_key := own_key, priority := 10);
    added := added + 1;
  end loop;
  return added;
end $function$;
revoke all on function platform.add_job_for_each_workspace(text,text) from public;
grant execute on function platform.add_job_for_each_workspace(text,text) to mainspring_worker;

CREATE OR REPLACE FUNCTION platform.analyze_tables(wanted regclass[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare
  one regclass;
begin
  foreach one in array wanted loop
    execute format('analyze (skip_locked) %s', one);
  end loop;
end $function$;
revoke all on function platform.analyze_tables(regclass[]) from public;
grant execute on function platform.analyze_tables(regclass[]) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.bury_job(job_id bigint, worker text, letter_id uuid, reason text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare dead record;
begin
  delete from graphile_worker._private_jobs j
    where j.id = job_id and j.locked_by is not distinct from worker and j.payload ->> 'workspaceId' = platform.current_workspace()::text
    returning j.task_id, j.payload::jsonb as payload, j.attempts, j.job_queue_id into dead;
  if not found then return false; end if;
  update graphile_worker._private_job_queues q set locked_by = null, locked_at = null where q.id = dead.job_queue_id and q.locked_by = worker;
  insert into platform.dead_letter (workspace_id, id, task, payload, actor_id, attempts, error, died_at)
    select platform.current_workspace(), letter_id, t.identifier, dead.payload - 'workspaceId' - 'actorId', (dead.payload ->> 'actorId')::uuid, dead.attempts, reason, at
    from graphile_worker._private_tasks t where t.id = dead.task_id;
  return true;
end $function$;
revoke all on function platform.bury_job(bigint,text,uuid,text,timestamp with time zone) from public;
grant execute on function platform.bury_job(bigint,text,uuid,text,timestamp with time zone) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION platform.find_api_key(wanted_hash text)
 RETURNS TABLE(workspace_id uuid, id uuid, person_id uuid, scopes text[], expires_at timestamp with time zone, revoked_at timestamp with time zone, last_used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
  select k.workspace_id, k.id, k.person_id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at from platform.api_key k where k.hash = wanted_hash
$function$;
revoke all on function platform.find_api_key(text) from public;
grant execute on function platform.find_api_key(text) to mainspring_app;

CREATE OR REPLACE FUNCTION platform.find_sso(wanted_slug text)
 RETURNS TABLE(workspace_id uuid, issuer text, client_id text, client_secret text, domains text[], requires_verified_email boolean, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'org'
AS $function$
  select s.workspace_id, s.issuer, s.client_id, s.client_secret, s.domains, s.requires_verified_email, s.version
  from platform.sso s join org.workspace w on w.id = s.workspace_id where w.slug = wanted_slug and s.is_enabled
$function$;
revoke all on function platform.find_sso(text) from public;
grant execute on function platform.find_sso(text) to mainspring_auth;

CREATE OR REPLACE FUNCTION platform.find_sso_person(wanted_workspace uuid, wanted_email text)
 RETURNS TABLE(person_id uuid, user_id text, name text, language text, status text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'org'
AS $function$
  select p.id, p.user_id, p.name, p.language, p.status from org.person p join platform.sso s on s.workspace_id = p.workspace_id
  where p.workspace_id = wanted_workspace and p.email = wanted_email and p.status in ('active', 'invited') and s.is_enabled
$function$;
revoke all on function platform.find_sso_person(uuid,text) from public;
grant execute on function platform.find_sso_person(uuid,text) to mainspring_auth;

CREATE OR REPLACE FUNCTION platform.finish_job(job_id bigint, worker text, taken_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare queue integer;
begin
  delete from graphile_worker._private_jobs j
    where j.id = job_id and j.locked_by = worker and j.locked_at between taken_at - interval '2 ms' and taken_at + interval '2 ms'
      and j.payload ->> 'workspaceId' = platform.current_workspace()::text
    returning j.job_queue_id into queue;
  if not found then return false; end if;
  update graphile_worker._private_job_queues q set locked_by = null, locked_at = null where q.id = queue and q.locked_by = worker;
  return true;
end $function$;
revoke all on function platform.finish_job(bigint,text,timestamp with time zone) from public;
grant execute on function platform.finish_job(bigint,text,timestamp with time zone) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.hold_job(job_id bigint, worker text, taken_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
begin
  perform from graphile_worker._private_jobs j
    where j.id = job_id and j.locked_by = worker and j.locked_at between taken_at - interval '2 ms' and taken_at + interval '2 ms'
      and j.payload ->> 'workspaceId' = platform.current_workspace()::text
    for share;
  return found;
end $function$;
revoke all on function platform.hold_job(bigint,text,timestamp with time zone) from public;
grant execute on function platform.hold_job(bigint,text,timestamp with time zone) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.is_user_needed(wanted_user text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'org'
AS $function$
  select exists (select from org.person where user_id = wanted_user and status <> 'erased')
$function$;
revoke all on function platform.is_user_needed(text) from public;
grant execute on function platform.is_user_needed(text) to mainspring_auth;

CREATE OR REPLACE FUNCTION platform.job_lag(alive_within interval)
 RETURNS TABLE(lag_seconds double precision, workers integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare waited double precision;
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    select extract(epoch from clock_timestamp() - min(j.run_at)) into waited
      from graphile_worker._private_jobs j where j.is_available and j.run_at <= clock_timestamp();
  end if;
  return query select coalesce(waited, 0), (select count(*)::integer from platform.worker w where w.seen_at > clock_timestamp() - alive_within);
end $function$;
revoke all on function platform.job_lag(interval) from public;
grant execute on function platform.job_lag(interval) to mainspring_app;

CREATE OR REPLACE FUNCTION platform.literally(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace($1, '\'::text, '\\'::text), '%'::text, '\%'::text), '_'::text, '\_'::text);

CREATE OR REPLACE FUNCTION platform.needed_for_near(word text, threshold numeric)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (word !~ '^([a-z]+|[а-я]+)$'::text) THEN 'true'::text ELSE (CASE WHEN (octet_length(word) > length(word)) THEN 'octet_length(r.search) > length(r.search) and '::text ELSE ''::text END || (WITH piece AS (SELECT format('r.search like %L'::text, (('%'::text || TRIM(BOTH FROM one.trigram)) || '%'::text)) AS stands, row_number() OVER (ORDER BY (length(TRIM(BOTH FROM one.trigram))) DESC, one.trigram) AS place, count(*) OVER () AS trigrams, ceil(((count(*) OVER ())::numeric * needed_for_near.threshold)) AS needed FROM (SELECT DISTINCT substr((('  '::text || needed_for_near.word) || ' '::text), at.at, 3) AS trigram FROM generate_series(1, (length(needed_for_near.word) + 1)) at(at)) one) SELECT format('(%s) and %s >= %s'::text, string_agg(piece.stands, ' or '::text ORDER BY piece.place) FILTER (WHERE ((piece.place)::numeric <= (((piece.trigrams)::numeric - piece.needed) + (1)::numeric))), string_agg(format('(%s)::int'::text, piece.stands), ' + '::text ORDER BY piece.place), max(piece.needed)) AS format FROM piece)) END;
revoke all on function platform.needed_for_near(text,numeric) from public;

CREATE OR REPLACE FUNCTION platform.protect(target regclass, owner_columns text[] DEFAULT '{}'::text[], writes text DEFAULT 'insert, update, delete'::text, workspace_column text DEFAULT 'workspace_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;
comment on function platform.protect(regclass,text[],text,text) is 'Builds the row-level security of one table: workspace isolation for all, visibility by owner columns for members.';

CREATE OR REPLACE FUNCTION platform.protect_record(target regclass, record_column text, writes text DEFAULT 'insert, update, delete'::text, owner_columns text[] DEFAULT '{owner_id}'::text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  own_workspace text := 'workspace_id = (select nullif(current_setting(''app.workspace'', true), '''')::uuid)';
  seen text;
begin
  perform platform.protect(target, owner_columns, writes);
  select string_agg(format('%I = any ((select nullif(current_setting(''app.visible'', true), '''')::uuid[])::uuid[])', name), ' or ') into seen from unnest(owner_columns) as name;
  execute format('drop policy member_sees on %s', target);
  execute format('create policy member_sees on %s for select to mainspring_member using (%s and (%s or %I = any ((select nullif(current_setting(''app.shared'', true), '''')::uuid[])::uuid[])))',
    target, own_workspace, seen, record_column);
end $function$;
comment on function platform.protect_record(regclass,text,text,text[]) is 'Like platform.protect, for what is seen with a record: by its owner, or by those who take part in it.';

CREATE OR REPLACE FUNCTION platform.record_history(records uuid[], before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS TABLE(id uuid, at timestamp with time zone, kind text, subject_kind text, subject_id uuid, actor_id uuid, actor_kind text, via text, data jsonb, personal text[], is_voided boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare
  own_workspace uuid := platform.current_workspace();
  visible uuid[] := coalesce(nullif(current_setting('app.visible', true), '')::uuid[], '{}');
  shared uuid[] := coalesce(nullif(current_setting('app.shared', true), '')::uuid[], '{}');
  -- The role that the transaction took, not the owner of this function.
  sees_all boolean := current_setting('role') = 'mainspring_all';
begin
  return query
    with seen as (
      select r.id from platform.record r
      where r.workspace_id = own_workspace and r.id = any (records) and (sees_all or r.owner_id = any (visible) or r.id = any (shared))
    ), chosen as (
      select j.* from seen cross join lateral (
        select * from platform.journal l where l.workspace_id = own_workspace and l.subject_id = seen.id
          and (before_at is null or (l.at, l.id) < (before_at, before_id))
        order by l.at desc, l.id desc limit least(greatest(most, 0), 500)) j
      order by j.at desc, j.id desc limit least(greatest(most, 0), 500)
    )
    select c.id, c.at, c.kind, c.subject_kind, c.subject_id, c.actor_id, c.actor_kind, c.via, c.data,
      array(select distinct p.field from platform.journal_personal p where p.workspace_id = own_workspace and p.journal_id = c.id and p.subject_id = c.subject_id order by 1),
      exists (select from platform.journal_void v where v.workspace_id = own_workspace and v.journal_id = c.id)
    from chosen c order by c.at desc, c.id desc;
end $function$;
revoke all on function platform.record_history(uuid[],timestamp with time zone,uuid,integer) from public;
grant execute on function platform.record_history(uuid[],timestamp with time zone,uuid,integer) to mainspring_all, mainspring_member;

CREATE OR REPLACE FUNCTION platform.retry_dead_letter(letter_id uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare letter platform.dead_letter;
begin
  update platform.dead_letter d set retried_at = at
    where d.workspace_id = platform.current_workspace() and d.id = letter_id and d.retried_at is null
    returning d.* into letter;
  if not found then return false; end if;
  perform graphile_worker.add_job(letter.task,
    payload := (letter.payload || jsonb_build_object('workspaceId', letter.workspace_id, 'actorId', letter.actor_id))::json,
    max_attempts := nullif(letter.attempts, 0)::integer);
  return true;
end $function$;
revoke all on function platform.retry_dead_letter(uuid,timestamp with time zone) from public;
grant execute on function platform.retry_dead_letter(uuid,timestamp with time zone) to mainspring_command;

CREATE OR REPLACE FUNCTION platform.search_records(texts text[], figures text, wanted_kind text, most integer, is_forgiving boolean)
 RETURNS TABLE(id uuid, kind text, title text, parent_title text, score real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform', 'public'
 SET "pg_trgm.word_similarity_threshold" TO '0.4'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET cpu_operator_cost TO '0.25'
AS $function$
declare
  own_workspace uuid := platform.current_workspace();
  visible uuid[] := coalesce(nullif(current_setting('app.visible', true), '')::uuid[], '{}');
  shared uuid[] := coalesce(nullif(current_setting('app.shared', true), '')::uuid[], '{}');
  -- The role that the transaction took, not the owner of this function.
  sees_all boolean := current_setting('role') = 'mainspring_all';
  seen text := case when sees_all then 'true' else '(r.owner_id = any ($2) or r.id = any ($3))' end;
  wanted integer := least(greatest(most, 0), 50);
  -- So many that somebody sees are compared one after the other; where there are more, PostgreSQL may choose the index of trigrams, which costs what the whole register holds.
  most_compared bigint;
  is_compared boolean := false;
  candidates uuid[] := '{}';
  condition text;
  nearness text;
begin
  if is_forgiving then
    if not sees_all then
      select greatest(1000, sqrt(2000 * greatest(c.reltuples, 0))) into most_compared from pg_class c where c.oid = 'platform.record'::regclass;
      is_compared := most_compared >= (select count(*) from (select from unnest(visible) as viewer (viewer_id), lateral (
        select from platform.record r where r.workspace_id = own_workspace and r.owner_id = viewer.viewer_id limit most_compared + 1) as own limit most_compared + 1) as counted);
    end if;
    -- What holds a figure or an @ stands as it is: numbers and addresses mean themselves, and share so many trigrams with each other that to
    -- look for near ones would read them all.
    select string_agg('(' || words.condition || ')', ' or ') into condition from unnest(texts) as t,
      lateral (select case when is_compared then 'case when ' || string_agg(needed, ' and ') || ' then ' || string_agg(near, ' and ') || ' else false end'
          else string_agg(near, ' and ') end as condition
        from (select w from unnest(string_to_array(t, ' ')) as w where length(w) >= 3 limit 6) as w, lateral (select
          case when w ~ '[0-9@]' then format('r.search like %L', '%' || platform.literally(w) || '%') else format('%L::text <%% r.search', left(w, 40)) end as near,
          case when w ~ '[0-9@]' then 'true' else platform.needed_for_near(left(w, 40), 0.4) end as needed) as one) as words
      where t ~ '[^0-9@ ]{3}';
  else
    select string_agg(format('r.search like %L', p), ' or ') into condition from unnest(
      array(select case when length(t) < 3 then '' else '%' end || platform.literally(t) || '%' from unnest(texts) as t where t <> '')
      || case when length(figures) >= 4 then array['%' || platform.literally(figures) || '%'] else '{}' end) as p;
  end if;
  if own_workspace is null or condition is null then return; end if;
  -- At most so many are weighed: whoever types half a word means the best of them, not all.
  foreach nearness in array case when is_forgiving and sees_all then array['0.6', '0.4'] else array['0.4'] end loop
    perform set_config('pg_trgm.word_similarity_threshold', nearness, true);
    execute 'select $5 || coalesce(array_agg(r.id), ''{}'') from (select r.id from platform.record r
        where r.workspace_id = $1 and r.archived_at is null and ' || seen || ' and ($4 is null or r.kind = $4) and (' || condition || ') limit $6) r'
      into candidates using own_workspace, visible, shared, wanted_kind, candidates, case nearness when '0.6' then 500 else 1000 end;
    exit when cardinality(candidates) >= wanted;
  end loop;
  return query
    with weighed as (
      select r.id, r.kind, r.title, r.parent_id, coalesce(w.near, 0) as near, coalesce(similarity(w.t, r.search), 0) as whole
      from platform.record r left join lateral (
        select m.t, word_similarity(m.t, r.search) * case when m.place = 1 then 1 else 0.9 end as near
        from unnest(texts) with ordinality as m (t, place)
        -- A record without a letter of another script is near to nothing that is written in it alone.
        where octet_length(r.search) > length(r.search) or m.t ~ '[0-9a-z]'
        order by 2 desc, m.place limit 1) as w on true
      where r.workspace_id = own_workspace and r.id = any (candidates)
    )
    select w.id, w.kind, w.title,
      (select p.title from platform.record p where p.workspace_id = own_workspace and p.id = w.parent_id and (sees_all or p.owner_id = any (visible) or p.id = any (shared))),
      case when is_forgiving then w.near else greatest(w.near, 0.9) end::real
    from weighed w order by 5 desc, w.whole desc, w.title, w.id limit wanted;
end $function$;
revoke all on function platform.search_records(text[],text,text,integer,boolean) from public;
grant execute on function platform.search_records(text[],text,text,integer,boolean) to mainspring_all, mainspring_member;

CREATE OR REPLACE FUNCTION platform.shared_records()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
  with recursive seen as (
    select record_id as id from platform.participation
    where workspace_id = platform.current_workspace()
      and person_id = any (nullif(current_setting('app.visible', true), '')::uuid[])
      and owner_id <> all (nullif(current_setting('app.visible', true), '')::uuid[])
    union
    select r.id from seen join platform.record r on r.workspace_id = platform.current_workspace() and r.parent_id = seen.id
  )
  select coalesce(array_agg(id), '{}') from seen
$function$;
revoke all on function platform.shared_records() from public;
grant execute on function platform.shared_records() to mainspring_all, mainspring_command, mainspring_member;


create schema process;
grant usage on schema process to mainspring_all, mainspring_app, mainspring_command, mainspring_member;

create table process.draft (
  workspace_id uuid not null,
  process_id uuid not null,
  number integer not null,
  definition json not null,
  layout jsonb not null default '{}'::jsonb,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  version integer not null default 1,
  constraint draft_pkey PRIMARY KEY (workspace_id, process_id, number),
  constraint draft_workspace_id_changed_by_fkey FOREIGN KEY (workspace_id, changed_by) REFERENCES org.person(workspace_id, id),
  constraint draft_workspace_id_process_id_fkey FOREIGN KEY (workspace_id, process_id) REFERENCES process.process(workspace_id, id),
  constraint draft_number_check CHECK ((number > 0))
);
comment on column process.draft.definition is 'json and not jsonb: the order of outcomes is the order in which people see them.';
comment on column process.draft.layout is 'Where the steps lie on the canvas; says nothing about what happens.';
CREATE INDEX draft_by_person ON process.draft USING btree (workspace_id, changed_by) WHERE (changed_by IS NOT NULL);
alter table process.draft enable row level security;
create policy all_see on process.draft for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.draft for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.draft for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on process.draft to mainspring_all, mainspring_member;
grant delete, insert, select, update on process.draft to mainspring_command;

create table process.evidence (
  workspace_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  subject_id uuid,
  owner_id uuid,
  added_by uuid,
  demand text not null,
  kind text not null,
  attachment_id uuid,
  text text,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint evidence_pkey PRIMARY KEY (workspace_id, id),
  constraint evidence_workspace_id_attachment_id_fkey FOREIGN KEY (workspace_id, attachment_id) REFERENCES clients.attachment(workspace_id, id),
  constraint evidence_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint evidence_workspace_id_task_id_fkey FOREIGN KEY (workspace_id, task_id) REFERENCES process.task(workspace_id, id),
  constraint evidence_check CHECK (((kind = 'file'::text) = (attachment_id IS NOT NULL))),
  constraint evidence_check1 CHECK (((kind = 'file'::text) = (text IS NULL))),
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'text'::text, 'link'::text, 'number'::text])))
);
comment on column process.evidence.demand is 'Key of the evidence that the step demands; "more" for what nobody demanded.';
CREATE INDEX evidence_by_attachment ON process.evidence USING btree (workspace_id, attachment_id) WHERE (attachment_id IS NOT NULL);
CREATE INDEX evidence_by_owner ON process.evidence USING btree (workspace_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX evidence_by_person ON process.evidence USING btree (workspace_id, added_by) WHERE (added_by IS NOT NULL);
CREATE INDEX evidence_by_subject ON process.evidence USING btree (workspace_id, subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX evidence_by_task ON process.evidence USING btree (workspace_id, task_id);
alter table process.evidence enable row level security;
create policy all_see on process.evidence for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.evidence for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.evidence for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (added_by = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.evidence to mainspring_all, mainspring_member;
grant insert, select, update on process.evidence to mainspring_command;

create table process.process (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  subject text not null,
  published integer,
  retired_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint process_pkey PRIMARY KEY (workspace_id, id),
  constraint process_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint process_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint process_key_check CHECK ((key ~ '^[a-z][a-z0-9_-]{0,59}$'::text)),
  constraint process_subject_check CHECK ((subject = ANY (ARRAY['client'::text, 'lead'::text, 'deal'::text])))
);
comment on column process.process.published is 'The version that new runs follow; null while none is published.';
alter table process.process enable row level security;
create policy all_see on process.process for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.process for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.process for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on process.process to mainspring_all, mainspring_member;
grant insert, select, update on process.process to mainspring_command;

create table process.run (
  workspace_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  number integer not null,
  subject_kind text not null,
  subject_id uuid not null,
  owner_id uuid not null,
  parent_id uuid,
  parent_visit integer,
  state jsonb not null,
  status text not null,
  held_until timestamp with time zone,
  held_reason text,
  result text,
  reason text,
  started_at timestamp with time zone not null,
  started_by uuid,
  started_because text not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint run_pkey PRIMARY KEY (workspace_id, id),
  constraint run_workspace_id_id_owner_id_key UNIQUE (workspace_id, id, owner_id),
  constraint run_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint run_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES process.run(workspace_id, id),
  constraint run_workspace_id_process_id_number_fkey FOREIGN KEY (workspace_id, process_id, number) REFERENCES process.version(workspace_id, process_id, number),
  constraint run_workspace_id_started_by_fkey FOREIGN KEY (workspace_id, started_by) REFERENCES org.person(workspace_id, id),
  constraint run_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint run_check CHECK (((status = 'ended'::text) = ((ended_at IS NOT NULL) AND (result IS NOT NULL)))),
  constraint run_check1 CHECK (((status = 'held'::text) = (held_until IS NOT NULL))),
  constraint run_check2 CHECK (((parent_id IS NULL) = (parent_visit IS NULL))),
  constraint run_result_check CHECK ((result = ANY (ARRAY['success'::text, 'failure'::text, 'stopped'::text]))),
  constraint run_status_check CHECK ((status = ANY (ARRAY['active'::text, 'held'::text, 'ended'::text]))),
  constraint run_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['client'::text, 'lead'::text, 'deal'::text])))
);
comment on column process.run.state is 'Where it stands: tokens and counted loops, as the engine folds them from its events.';
comment on column process.run.held_until is 'A hold has a latest date: then the run goes on by itself.';
comment on column process.run.result is 'stopped: ended early by a person, with a reason.';
comment on column process.run.started_because is 'by_hand, by_api, or the kind of the trigger, or sub_process.';
CREATE INDEX run_by_owner ON process.run USING btree (workspace_id, owner_id, id DESC);
CREATE INDEX run_by_parent ON process.run USING btree (workspace_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX run_by_process ON process.run USING btree (workspace_id, process_id, number, id DESC);
CREATE INDEX run_by_start ON process.run USING btree (workspace_id, started_at, id);
CREATE INDEX run_by_starter ON process.run USING btree (workspace_id, started_by) WHERE (started_by IS NOT NULL);
CREATE INDEX run_by_subject ON process.run USING btree (workspace_id, subject_id, id DESC);
CREATE UNIQUE INDEX run_current ON process.run USING btree (workspace_id, subject_id, process_id) WHERE ((ended_at IS NULL) AND (parent_id IS NULL));
CREATE INDEX run_open ON process.run USING btree (workspace_id, id) WHERE (ended_at IS NULL);
alter table process.run enable row level security;
create policy all_see on process.run for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.run for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.run for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.run to mainspring_all, mainspring_member;
grant insert, select, update on process.run to mainspring_command;

create table process.task (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  run_id uuid,
  visit integer,
  step text,
  title text not null,
  text text,
  subject_kind text,
  subject_id uuid,
  owner_id uuid,
  assignee_id uuid not null,
  giver_id uuid,
  status text not null,
  due_at timestamp with time zone,
  planned_from timestamp with time zone,
  planned_to timestamp with time zone,
  effort_minutes integer,
  is_checkpoint boolean not null default false,
  postponed integer not null default 0,
  begun_at timestamp with time zone,
  outcome text,
  comment text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  recurrence_id uuid,
  version integer not null default 1,
  constraint task_pkey PRIMARY KEY (workspace_id, id),
  constraint task_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES org.person(workspace_id, id),
  constraint task_workspace_id_closed_by_fkey FOREIGN KEY (workspace_id, closed_by) REFERENCES org.person(workspace_id, id),
  constraint task_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint task_workspace_id_giver_id_fkey FOREIGN KEY (workspace_id, giver_id) REFERENCES org.person(workspace_id, id),
  constraint task_workspace_id_run_id_visit_fkey FOREIGN KEY (workspace_id, run_id, visit) REFERENCES process.visit(workspace_id, run_id, "position"),
  constraint task_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint task_check CHECK (((run_id IS NULL) = (visit IS NULL))),
  constraint task_check1 CHECK (((subject_id IS NULL) = (owner_id IS NULL))),
  constraint task_check2 CHECK (((status = 'open'::text) = (closed_at IS NULL))),
  constraint task_check3 CHECK (((status <> 'done'::text) OR (run_id IS NULL) OR (outcome IS NOT NULL))),
  constraint task_check4 CHECK ((planned_to > planned_from)),
  constraint task_check5 CHECK (((planned_from IS NULL) = (planned_to IS NULL))),
  constraint task_effort_minutes_check CHECK ((effort_minutes > 0)),
  constraint task_kind_check CHECK ((kind = ANY (ARRAY['step'::text, 'request'::text, 'decide'::text, 'assign'::text, 'help'::text, 'follow_up'::text, 'free'::text, 'recurring'::text]))),
  constraint task_overtaken_by CHECK (((status <> 'overtaken'::text) OR (outcome = ANY (ARRAY['deal_won'::text, 'deal_lost'::text, 'lead_converted'::text, 'lead_rejected'::text])))),
  constraint task_postponed_check CHECK ((postponed >= 0)),
  constraint task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text, 'overtaken'::text]))),
  constraint task_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['client'::text, 'contact'::text, 'lead'::text, 'deal'::text, 'trial'::text, 'contract'::text, 'payment'::text])))
);
comment on column process.task.kind is 'step and request come from a run; decide: no filter of an automatic step held; assign: nobody was found for a step; help: "pull in my head".';
comment on column process.task.owner_id is 'Of the record it is about; null without a record.';
comment on column process.task.status is 'overtaken: its record came to its end elsewhere; outcome says by what.';
comment on column process.task.due_at is 'The end of the working time it is due in; null: no date.';
comment on column process.task.planned_from is 'When the person means to do it: its place in the calendar.';
comment on column process.task.begun_at is 'Somebody is at it since then: "doing now".';
CREATE INDEX task_begun ON process.task USING btree (workspace_id, assignee_id, begun_at) WHERE ((status = 'open'::text) AND (begun_at IS NOT NULL));
CREATE INDEX task_by_age ON process.task USING btree (workspace_id, created_at, id);
CREATE INDEX task_by_closer ON process.task USING btree (workspace_id, closed_by, closed_at) WHERE (closed_by IS NOT NULL);
CREATE INDEX task_by_giver ON process.task USING btree (workspace_id, giver_id, id DESC) WHERE (giver_id IS NOT NULL);
CREATE INDEX task_by_owner ON process.task USING btree (workspace_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX task_by_recurrence ON process.task USING btree (workspace_id, recurrence_id) WHERE (recurrence_id IS NOT NULL);
CREATE INDEX task_by_run ON process.task USING btree (workspace_id, run_id, visit) WHERE (run_id IS NOT NULL);
CREATE INDEX task_by_subject ON process.task USING btree (workspace_id, subject_id, id DESC) WHERE (subject_id IS NOT NULL);
CREATE INDEX task_closed ON process.task USING btree (workspace_id, assignee_id, closed_at DESC, id DESC) WHERE (status <> 'open'::text);
CREATE INDEX task_due ON process.task USING btree (workspace_id, due_at, id) WHERE (status = 'open'::text);
CREATE INDEX task_open_by_subject ON process.task USING btree (workspace_id, subject_id) WHERE ((status = 'open'::text) AND (subject_id IS NOT NULL));
CREATE INDEX task_planned ON process.task USING btree (workspace_id, assignee_id, planned_from) WHERE (planned_from IS NOT NULL);
CREATE INDEX task_to_do ON process.task USING btree (workspace_id, assignee_id, due_at, id) WHERE (status = 'open'::text);
CREATE INDEX task_turn ON process.task USING btree (workspace_id, assignee_id, step, created_at DESC) WHERE (run_id IS NOT NULL);
alter table process.task enable row level security;
create policy all_see on process.task for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.task for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.task for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (assignee_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (giver_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.task to mainspring_all, mainspring_member;
grant insert, select, update on process.task to mainspring_command;

create table process.task_move (
  workspace_id uuid not null,
  task_id uuid not null,
  position integer not null,
  assignee_id uuid not null,
  kind text not null,
  from_person_id uuid,
  to_person_id uuid,
  from_due timestamp with time zone,
  to_due timestamp with time zone,
  reason text not null,
  actor_id uuid,
  at timestamp with time zone not null,
  voided_at timestamp with time zone,
  before jsonb,
  constraint task_move_pkey PRIMARY KEY (workspace_id, task_id, "position"),
  constraint task_move_workspace_id_task_id_fkey FOREIGN KEY (workspace_id, task_id) REFERENCES process.task(workspace_id, id),
  constraint task_move_check CHECK (((kind = 'reassigned'::text) = ((from_person_id IS NOT NULL) AND (to_person_id IS NOT NULL)))),
  constraint task_move_kind_check CHECK ((kind = ANY (ARRAY['reassigned'::text, 'postponed'::text]))),
  constraint task_move_position_check CHECK (("position" > 0))
);
comment on column process.task_move.assignee_id is 'Who had the task when it was moved.';
comment on column process.task_move.voided_at is 'Taken back within ten seconds: it stays on record and counts nowhere.';
comment on column process.task_move.before is 'Of a move by hand: kind, beginning and place in the calendar before it, and the version of the task after it. null: not to be taken back.';
CREATE INDEX task_move_by_giver ON process.task_move USING btree (workspace_id, from_person_id) WHERE (from_person_id IS NOT NULL);
CREATE INDEX task_move_by_person ON process.task_move USING btree (workspace_id, assignee_id, at);
CREATE INDEX task_move_by_taker ON process.task_move USING btree (workspace_id, to_person_id) WHERE (to_person_id IS NOT NULL);
alter table process.task_move enable row level security;
create policy all_see on process.task_move for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.task_move for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.task_move for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((assignee_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (from_person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.task_move to mainspring_all, mainspring_member;
grant insert, select on process.task_move to mainspring_command;
grant update (voided_at) on process.task_move to mainspring_command;

create table process.timer (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  subject_id uuid not null,
  owner_id uuid not null,
  visit integer,
  kind text not null,
  event text,
  due_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint timer_pkey PRIMARY KEY (workspace_id, id),
  constraint timer_workspace_id_run_id_owner_id_fkey FOREIGN KEY (workspace_id, run_id, owner_id) REFERENCES process.run(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint timer_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint timer_check1 CHECK (((kind = 'latest'::text) = (event IS NOT NULL))),
  constraint timer_ended_by_check CHECK ((ended_by = ANY (ARRAY['fired'::text, 'event'::text, 'cancelled'::text]))),
  constraint timer_kind_check CHECK ((kind = ANY (ARRAY['wait'::text, 'latest'::text, 'hold'::text])))
);
comment on column process.timer.event is 'What ends the waiting before its latest date.';
CREATE INDEX timer_by_event ON process.timer USING btree (workspace_id, subject_id, event) WHERE ((ended_at IS NULL) AND (event IS NOT NULL));
CREATE INDEX timer_by_owner ON process.timer USING btree (workspace_id, owner_id);
CREATE INDEX timer_due ON process.timer USING btree (workspace_id, due_at) WHERE (ended_at IS NULL);
CREATE INDEX timer_open ON process.timer USING btree (workspace_id, run_id) WHERE (ended_at IS NULL);
alter table process.timer enable row level security;
create policy all_see on process.timer for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.timer for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.timer for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.timer to mainspring_all, mainspring_member;
grant insert, select, update on process.timer to mainspring_command;

create table process.trigger (
  workspace_id uuid not null,
  process_id uuid not null,
  position smallint not null,
  kind text not null,
  stage text,
  field text,
  days_before smallint,
  filter jsonb,
  constraint trigger_pkey PRIMARY KEY (workspace_id, process_id, "position"),
  constraint trigger_workspace_id_process_id_fkey FOREIGN KEY (workspace_id, process_id) REFERENCES process.process(workspace_id, id),
  constraint trigger_check CHECK (((kind = 'stage_entered'::text) = (stage IS NOT NULL))),
  constraint trigger_check1 CHECK (((kind = 'date_reached'::text) = (field IS NOT NULL))),
  constraint trigger_check2 CHECK (((field IS NULL) = (days_before IS NULL))),
  constraint trigger_check3 CHECK (((kind <> 'filter_true'::text) OR (filter IS NOT NULL))),
  constraint trigger_kind_check CHECK ((kind = ANY (ARRAY['lead_created'::text, 'deal_created'::text, 'deal_won'::text, 'deal_lost'::text, 'stage_entered'::text, 'date_reached'::text, 'filter_true'::text]))),
  constraint trigger_position_check CHECK (("position" > 0))
);
comment on column process.trigger.field is 'The date of the record that is waited for.';
CREATE INDEX trigger_by_kind ON process.trigger USING btree (workspace_id, kind);
alter table process.trigger enable row level security;
create policy all_see on process.trigger for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.trigger for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.trigger for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on process.trigger to mainspring_all, mainspring_member;
grant delete, insert, select on process.trigger to mainspring_command;

create table process.trigger_held (
  workspace_id uuid not null,
  process_id uuid not null,
  position smallint not null,
  subject_id uuid not null,
  owner_id uuid not null,
  since timestamp with time zone not null,
  constraint trigger_held_pkey PRIMARY KEY (workspace_id, process_id, "position", subject_id),
  constraint trigger_held_workspace_id_process_id_position_fkey FOREIGN KEY (workspace_id, process_id, "position") REFERENCES process.trigger(workspace_id, process_id, "position") ON DELETE CASCADE,
  constraint trigger_held_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX trigger_held_by_owner ON process.trigger_held USING btree (workspace_id, owner_id);
CREATE INDEX trigger_held_by_subject ON process.trigger_held USING btree (workspace_id, subject_id);
alter table process.trigger_held enable row level security;
create policy all_see on process.trigger_held for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.trigger_held for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.trigger_held for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.trigger_held to mainspring_all, mainspring_member;
grant delete, insert, select on process.trigger_held to mainspring_command;

create table process.version (
  workspace_id uuid not null,
  process_id uuid not null,
  number integer not null,
  definition json not null,
  layout jsonb not null default '{}'::jsonb,
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint version_pkey PRIMARY KEY (workspace_id, process_id, number),
  constraint version_workspace_id_process_id_fkey FOREIGN KEY (workspace_id, process_id) REFERENCES process.process(workspace_id, id),
  constraint version_workspace_id_published_by_fkey FOREIGN KEY (workspace_id, published_by) REFERENCES org.person(workspace_id, id),
  constraint version_number_check CHECK ((number > 0))
);
comment on table process.version is 'Published versions: by privilege they can be added and read, never changed.';
CREATE INDEX version_by_person ON process.version USING btree (workspace_id, published_by) WHERE (published_by IS NOT NULL);
alter table process.version enable row level security;
create policy all_see on process.version for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.version for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.version for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on process.version to mainspring_all, mainspring_member;
grant insert, select on process.version to mainspring_command;

create table process.visit (
  workspace_id uuid not null,
  run_id uuid not null,
  position integer not null,
  subject_id uuid not null,
  owner_id uuid not null,
  step text not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  outcome text,
  actor_id uuid,
  taken_back_at timestamp with time zone,
  constraint visit_pkey PRIMARY KEY (workspace_id, run_id, "position"),
  constraint visit_workspace_id_run_id_owner_id_fkey FOREIGN KEY (workspace_id, run_id, owner_id) REFERENCES process.run(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint visit_check CHECK (((left_at IS NULL) OR (left_at >= entered_at))),
  constraint visit_position_check CHECK (("position" > 0))
);
comment on column process.visit.outcome is 'By which it was left; null while open, and where the run ended around it.';
CREATE INDEX visit_by_owner ON process.visit USING btree (workspace_id, owner_id);
CREATE INDEX visit_by_subject ON process.visit USING btree (workspace_id, subject_id);
CREATE INDEX visit_open ON process.visit USING btree (workspace_id, run_id) WHERE (left_at IS NULL);
alter table process.visit enable row level security;
create policy all_see on process.visit for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on process.visit for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on process.visit for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on process.visit to mainspring_all, mainspring_member;
grant insert, select, update on process.visit to mainspring_command;

CREATE OR REPLACE FUNCTION process.runs_at_a_loss()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'process'
AS $function$
  select count(*) from process.run r where r.ended_at is null
    and not exists (select from process.task t where t.workspace_id = r.workspace_id and t.run_id = r.id and t.status = 'open')
    and not exists (select from process.timer m where m.workspace_id = r.workspace_id and m.run_id = r.id and m.ended_at is null)
    and not exists (select from process.run c where c.workspace_id = r.workspace_id and c.parent_id = r.id and c.ended_at is null)
$function$;
revoke all on function process.runs_at_a_loss() from public;
grant execute on function process.runs_at_a_loss() to mainspring_app;


create schema work;
grant usage on schema work to mainspring_all, mainspring_app, mainspring_command, mainspring_member;

create table work.deviation (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  subject_kind text,
  subject_id uuid,
  owner_id uuid,
  task_id uuid,
  process_id uuid,
  step text,
  person_id uuid not null,
  unit_id uuid,
  since timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  rung smallint not null default 0,
  told_id uuid,
  next_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  closed_at timestamp with time zone,
  version integer not null default 1,
  constraint deviation_pkey PRIMARY KEY (workspace_id, id),
  constraint deviation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint deviation_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint deviation_workspace_id_process_id_fkey FOREIGN KEY (workspace_id, process_id) REFERENCES process.process(workspace_id, id),
  constraint deviation_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES work.rule(workspace_id, id),
  constraint deviation_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint deviation_workspace_id_task_id_fkey FOREIGN KEY (workspace_id, task_id) REFERENCES process.task(workspace_id, id),
  constraint deviation_workspace_id_unit_id_fkey FOREIGN KEY (workspace_id, unit_id) REFERENCES org.unit(workspace_id, id),
  constraint deviation_check CHECK (((subject_id IS NULL) = (owner_id IS NULL))),
  constraint deviation_check1 CHECK ((num_nonnulls(subject_id, task_id) > 0)),
  constraint deviation_check2 CHECK (((answered_at IS NULL) = (answer IS NULL)))
);
comment on column work.deviation.person_id is 'Who is responsible: the assignee of the task, or the owner of the record, when it opened.';
comment on column work.deviation.since is 'When the cause began; opened_at: when it was found.';
comment on column work.deviation.rung is 'How far up the ladder it has been told.';
CREATE INDEX deviation_by_owner ON work.deviation USING btree (workspace_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX deviation_by_person ON work.deviation USING btree (workspace_id, person_id, opened_at DESC, id DESC);
CREATE INDEX deviation_by_process ON work.deviation USING btree (workspace_id, process_id, step) WHERE (process_id IS NOT NULL);
CREATE INDEX deviation_by_subject ON work.deviation USING btree (workspace_id, subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX deviation_by_task ON work.deviation USING btree (workspace_id, task_id) WHERE (task_id IS NOT NULL);
CREATE INDEX deviation_by_time ON work.deviation USING btree (workspace_id, opened_at DESC, id DESC);
CREATE INDEX deviation_by_unit ON work.deviation USING btree (workspace_id, unit_id) WHERE (unit_id IS NOT NULL);
CREATE INDEX deviation_open_by_person ON work.deviation USING btree (workspace_id, person_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX deviation_open_record ON work.deviation USING btree (workspace_id, rule_id, subject_id) WHERE ((closed_at IS NULL) AND (task_id IS NULL));
CREATE UNIQUE INDEX deviation_open_task ON work.deviation USING btree (workspace_id, rule_id, task_id) WHERE ((closed_at IS NULL) AND (task_id IS NOT NULL));
CREATE INDEX deviation_told ON work.deviation USING btree (workspace_id, told_id) WHERE (told_id IS NOT NULL);
CREATE INDEX deviation_unanswered ON work.deviation USING btree (workspace_id, next_at) WHERE ((next_at IS NOT NULL) AND (closed_at IS NULL));
alter table work.deviation enable row level security;
create policy all_see on work.deviation for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.deviation for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.deviation for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (told_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on work.deviation to mainspring_all, mainspring_member;
grant insert, select, update on work.deviation to mainspring_command;

create table work.feed (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint feed_pkey PRIMARY KEY (workspace_id, id),
  constraint feed_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id)
);
CREATE INDEX feed_by_person ON work.feed USING btree (workspace_id, person_id) WHERE (revoked_at IS NULL);
CREATE INDEX feed_by_secret ON work.feed USING btree (secret_hash);
comment on index work.feed_by_secret is 'Without the workspace: the address is all that a calendar program knows.';
CREATE UNIQUE INDEX feed_of_workspace ON work.feed USING btree (workspace_id, secret_hash);
alter table work.feed enable row level security;
create policy all_see on work.feed for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.feed for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.feed for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on work.feed to mainspring_all, mainspring_member;
grant insert, select, update on work.feed to mainspring_command;

create table work.help (
  workspace_id uuid not null,
  task_id uuid not null,
  subject_id uuid not null,
  owner_id uuid not null,
  about text not null,
  constraint help_pkey PRIMARY KEY (workspace_id, task_id),
  constraint help_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint help_workspace_id_task_id_fkey FOREIGN KEY (workspace_id, task_id) REFERENCES process.task(workspace_id, id),
  constraint help_about_check CHECK ((about = ANY (ARRAY['price'::text, 'technical'::text, 'decision_maker'::text, 'terms'::text, 'competitor'::text, 'other'::text])))
);
comment on table work.help is 'Of a task "help"; without a row nobody said.';
CREATE INDEX help_by_owner ON work.help USING btree (workspace_id, owner_id);
CREATE INDEX help_by_subject ON work.help USING btree (workspace_id, subject_id);
alter table work.help enable row level security;
create policy all_see on work.help for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.help for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.help for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on work.help to mainspring_all, mainspring_member;
grant insert, select on work.help to mainspring_command;

create table work.notification (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  once text not null,
  subject_kind text,
  subject_id uuid,
  task_id uuid,
  deviation_id uuid,
  actor_id uuid,
  data jsonb not null default '{}'::jsonb,
  is_in_app boolean not null default true,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail_at timestamp with time zone,
  mailed_at timestamp with time zone,
  push_at timestamp with time zone,
  pushed_at timestamp with time zone,
  constraint notification_pkey PRIMARY KEY (workspace_id, id),
  constraint notification_workspace_id_person_id_once_key UNIQUE (workspace_id, person_id, once),
  constraint notification_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint notification_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint notification_kind_check CHECK ((kind ~ '^[a-z_]+$'::text))
);
comment on column work.notification.data is 'Numbers, ids and words of ours; the names of records and people are read when it is shown.';
comment on column work.notification.is_in_app is 'false: the person wants this kind by letter or push only.';
comment on column work.notification.mail_at is 'When it is to go by mail (quiet hours and digests move it); null: not at all.';
CREATE INDEX notification_by_person ON work.notification USING btree (workspace_id, person_id, id DESC);
CREATE INDEX notification_to_mail ON work.notification USING btree (workspace_id, person_id, mail_at) WHERE ((mail_at IS NOT NULL) AND (mailed_at IS NULL));
CREATE INDEX notification_to_push ON work.notification USING btree (workspace_id, person_id, push_at) WHERE ((push_at IS NOT NULL) AND (pushed_at IS NULL));
CREATE INDEX notification_unread ON work.notification USING btree (workspace_id, person_id, id DESC) WHERE ((read_at IS NULL) AND is_in_app);
alter table work.notification enable row level security;
create policy all_see on work.notification for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.notification for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.notification for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on work.notification to mainspring_all, mainspring_member;
grant insert, select, update on work.notification to mainspring_command;

create table work.preference (
  workspace_id uuid not null,
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  mail text not null,
  push boolean not null,
  constraint preference_pkey PRIMARY KEY (workspace_id, person_id, kind),
  constraint preference_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint preference_mail_check CHECK ((mail = ANY (ARRAY['at_once'::text, 'digest'::text, 'never'::text])))
);
alter table work.preference enable row level security;
create policy all_see on work.preference for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.preference for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.preference for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on work.preference to mainspring_all, mainspring_member;
grant delete, insert, select, update on work.preference to mainspring_command;

create table work.push_subscription (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint push_subscription_pkey PRIMARY KEY (workspace_id, id),
  constraint push_subscription_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id)
);
CREATE INDEX push_subscription_by_person ON work.push_subscription USING btree (workspace_id, person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX push_subscription_current ON work.push_subscription USING btree (workspace_id, person_id, endpoint) WHERE (ended_at IS NULL);
alter table work.push_subscription enable row level security;
create policy all_see on work.push_subscription for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.push_subscription for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.push_subscription for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on work.push_subscription to mainspring_all, mainspring_member;
grant insert, select, update on work.push_subscription to mainspring_command;

create table work.quiet_hours (
  workspace_id uuid not null,
  person_id uuid not null,
  from_time time without time zone,
  to_time time without time zone,
  is_only_working_days boolean not null default false,
  digest_at time without time zone not null,
  version integer not null default 1,
  constraint quiet_hours_pkey PRIMARY KEY (workspace_id, person_id),
  constraint quiet_hours_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint quiet_hours_check CHECK (((from_time IS NULL) = (to_time IS NULL)))
);
comment on table work.quiet_hours is 'In the person''s time zone; from 20:00 to 7:00 goes over midnight.';
alter table work.quiet_hours enable row level security;
create policy all_see on work.quiet_hours for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.quiet_hours for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.quiet_hours for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[]))));
grant select on work.quiet_hours to mainspring_all, mainspring_member;
grant delete, insert, select, update on work.quiet_hours to mainspring_command;

create table work.recurrence (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  giver_id uuid,
  title text not null,
  text text,
  subject_kind text,
  subject_id uuid,
  owner_id uuid,
  every jsonb not null,
  at_time time without time zone,
  effort_minutes integer,
  starts_on date not null,
  ends_on date,
  next_on date,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint recurrence_pkey PRIMARY KEY (workspace_id, id),
  constraint recurrence_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint recurrence_workspace_id_giver_id_fkey FOREIGN KEY (workspace_id, giver_id) REFERENCES org.person(workspace_id, id),
  constraint recurrence_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id),
  constraint recurrence_workspace_id_subject_id_owner_id_fkey FOREIGN KEY (workspace_id, subject_id, owner_id) REFERENCES platform.record(workspace_id, id, owner_id) ON UPDATE CASCADE,
  constraint recurrence_check CHECK (((subject_id IS NULL) = (owner_id IS NULL))),
  constraint recurrence_check1 CHECK ((ends_on >= starts_on)),
  constraint recurrence_effort_minutes_check CHECK ((effort_minutes > 0))
);
comment on column work.recurrence.every is 'Unit (day, week, month), how many of them, weekdays or day of the month; a day off moves it to the next working day.';
CREATE INDEX recurrence_by_giver ON work.recurrence USING btree (workspace_id, giver_id) WHERE (giver_id IS NOT NULL);
CREATE INDEX recurrence_by_owner ON work.recurrence USING btree (workspace_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX recurrence_by_person ON work.recurrence USING btree (workspace_id, person_id);
CREATE INDEX recurrence_by_subject ON work.recurrence USING btree (workspace_id, subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX recurrence_next ON work.recurrence USING btree (workspace_id, next_on) WHERE ((next_on IS NOT NULL) AND (archived_at IS NULL));
alter table work.recurrence enable row level security;
create policy all_see on work.recurrence for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.recurrence for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.recurrence for select to mainspring_member
  using (((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")) AND ((owner_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (person_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (giver_id = ANY (( SELECT (NULLIF(current_setting('app.visible'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (subject_id = ANY (( SELECT (NULLIF(current_setting('app.shared'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])))));
grant select on work.recurrence to mainspring_all, mainspring_member;
grant insert, select, update on work.recurrence to mainspring_command;

create table work.rule (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  subject text not null default 'deal'::text,
  process_key text,
  step text,
  is_checkpoints_only boolean not null default false,
  days integer,
  amount bigint,
  currency text,
  filter jsonb,
  grace_hours integer not null default 0,
  tells text[] not null,
  escalate_hours integer,
  is_urgent boolean not null default false,
  retired_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint rule_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES org.workspace(id),
  constraint rule_check CHECK (((kind = 'silent'::text) <= (days IS NOT NULL))),
  constraint rule_check1 CHECK (((subject = 'deal'::text) OR (kind = ANY (ARRAY['task_overdue'::text, 'silent'::text, 'filter'::text])))),
  constraint rule_check2 CHECK (((kind = 'amount_without_head'::text) = ((amount IS NOT NULL) AND (currency IS NOT NULL)))),
  constraint rule_check3 CHECK (((kind <> 'filter'::text) OR (filter IS NOT NULL))),
  constraint rule_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint rule_days_check CHECK ((days > 0)),
  constraint rule_escalate_hours_check CHECK (((escalate_hours >= 1) AND (escalate_hours <= 2000))),
  constraint rule_grace_hours_check CHECK (((grace_hours >= 0) AND (grace_hours <= 2000))),
  constraint rule_kind_check CHECK ((kind = ANY (ARRAY['task_overdue'::text, 'stage_age'::text, 'no_next_step'::text, 'amount_without_head'::text, 'silent'::text, 'filter'::text]))),
  constraint rule_subject_check CHECK ((subject = ANY (ARRAY['deal'::text, 'client'::text])))
);
comment on column work.rule.subject is 'What its filter asks about; of a rule about tasks, the record that a task is about.';
comment on column work.rule.days is 'stage_age: null takes the norm of the stage. silent: days without any touch.';
comment on column work.rule.grace_hours is 'Working hours that may pass before it counts.';
comment on column work.rule.tells is 'Who is told at once: responsible, chief, owner_of_company, or level:KEY above the responsible.';
comment on column work.rule.escalate_hours is 'Working hours without an answer until the next above is told; null: never.';
alter table work.rule enable row level security;
create policy all_see on work.rule for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.rule for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.rule for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on work.rule to mainspring_all, mainspring_member;
grant insert, select, update on work.rule to mainspring_command;

create table work.rule_seen (
  workspace_id uuid not null,
  rule_id uuid not null,
  subject_id uuid not null,
  since timestamp with time zone not null,
  constraint rule_seen_pkey PRIMARY KEY (workspace_id, rule_id, subject_id),
  constraint rule_seen_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES work.rule(workspace_id, id)
);
comment on table work.rule_seen is 'Ids alone, for the sweep: nobody is shown it. Without a key to the record, so that a sweep waits for nobody who hands records over; what is gone is not found and leaves.';
alter table work.rule_seen enable row level security;
create policy all_see on work.rule_seen for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.rule_seen for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.rule_seen for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on work.rule_seen to mainspring_all, mainspring_member;
grant delete, insert, select on work.rule_seen to mainspring_command;

create table work.told (
  workspace_id uuid not null,
  deviation_id uuid not null,
  person_id uuid not null,
  rung smallint not null,
  at timestamp with time zone not null,
  constraint told_pkey PRIMARY KEY (workspace_id, deviation_id, person_id),
  constraint told_workspace_id_deviation_id_fkey FOREIGN KEY (workspace_id, deviation_id) REFERENCES work.deviation(workspace_id, id),
  constraint told_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES org.person(workspace_id, id)
);
comment on table work.told is 'Ids alone, shown with a deviation that is seen: whoever sees that may know who else was told.';
CREATE INDEX told_by_person ON work.told USING btree (workspace_id, person_id, at);
alter table work.told enable row level security;
create policy all_see on work.told for select to mainspring_all
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy command_acts on work.told for all to mainspring_command
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")))
  with check ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
create policy member_sees on work.told for select to mainspring_member
  using ((workspace_id = ( SELECT (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid AS "nullif")));
grant select on work.told to mainspring_all, mainspring_member;
grant insert, select on work.told to mainspring_command;

CREATE OR REPLACE FUNCTION work.find_feed(wanted_hash bytea)
 RETURNS TABLE(workspace_id uuid, feed_id uuid, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'work'
AS $function$
  select f.workspace_id, f.id, f.person_id from work.feed f where f.secret_hash = wanted_hash and f.revoked_at is null
$function$;
revoke all on function work.find_feed(bytea) from public;
grant execute on function work.find_feed(bytea) to mainspring_app;
