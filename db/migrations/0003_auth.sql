-- Sign-in. Users stand above the workspaces: one user may be a person in several companies. Only mainspring_auth touches
-- this schema, so no query of a room can read a password hash or a session. Columns follow the sign-in library's
-- expectations (a test compares them); names are ours.

create schema auth;
comment on schema auth is 'Who may sign in: users, their passwords, second factors and sessions.';
grant usage on schema auth to mainspring_auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth."user" is 'reference: one who signs in. `email` is the one signed in with, not the one of a person in a company.';

create table auth.session (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  workspace_id text,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_by_user on auth.session (user_id);
create index session_by_end on auth.session (expires_at);
comment on table auth.session is 'reference: an open sign-in. The cookie holds the token with a signature, so the row alone opens nothing.';
comment on column auth.session.workspace_id is 'The only workspace this session acts in, because that workspace''s SSO made it; null after a password.';

create table auth.account (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_by_user on auth.account (user_id);
comment on table auth.account is 'reference: a way in for a user; here only passwords, as scrypt hashes.';

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);
create index verification_by_value on auth.verification (value);
create index verification_by_end on auth.verification (expires_at);
comment on table auth.verification is 'reference: single-use proofs (password resets, second-factor challenges, trusted devices, SSO states), by hash.';

create table auth.two_factor (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index two_factor_by_user on auth.two_factor (user_id);
create index two_factor_by_secret on auth.two_factor (secret);
comment on table auth.two_factor is 'reference: second factors; secret and recovery codes are encrypted under the server secret.';

create table auth.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index attempt_by_time on auth.attempt (last_at);
comment on table auth.attempt is 'reference: failed sign-ins by account and by network address, each under a keyed hash, shared by all processes.';

grant select, insert, update, delete on all tables in schema auth to mainspring_auth;

-- Single sign-on of one workspace.
create table platform.sso (
  workspace_id uuid not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  domains text[] not null default '{}',
  requires_verified_email boolean not null default true,
  is_enabled boolean not null default false,
  version integer not null default 1,
  primary key (workspace_id)
);
comment on column platform.sso.client_secret is 'Encrypted under the server secret (AES-256-GCM), bound to the workspace.';
comment on column platform.sso.domains is 'E-mail domains the provider may speak for; none means any.';
select platform.protect('platform.sso', '{}', 'insert, update, delete');

-- Before a session exists. Each answers to an exact key only, and only where SSO is switched on.
create function platform.find_sso(wanted_slug text)
returns table (workspace_id uuid, issuer text, client_id text, client_secret text, domains text[], requires_verified_email boolean, version integer)
language sql stable security definer set search_path = pg_catalog, platform, org as $$
  select s.workspace_id, s.issuer, s.client_id, s.client_secret, s.domains, s.requires_verified_email, s.version
  from platform.sso s join org.workspace w on w.id = s.workspace_id where w.slug = wanted_slug and s.is_enabled
$$;
revoke all on function platform.find_sso from public;

create function platform.find_sso_person(wanted_workspace uuid, wanted_email text)
returns table (person_id uuid, user_id text, name text, language text, status text)
language sql stable security definer set search_path = pg_catalog, platform, org as $$
  select p.id, p.user_id, p.name, p.language, p.status from org.person p join platform.sso s on s.workspace_id = p.workspace_id
  where p.workspace_id = wanted_workspace and p.email = wanted_email and p.status in ('active', 'invited') and s.is_enabled
$$;
revoke all on function platform.find_sso_person from public;

-- A user may belong to several companies; erased in one, the others keep the sign-in.
create function platform.is_user_needed(wanted_user text) returns boolean
language sql stable security definer set search_path = pg_catalog, platform, org as $$
  select exists (select from org.person where user_id = wanted_user and status <> 'erased')
$$;
revoke all on function platform.is_user_needed from public;

grant usage on schema platform to mainspring_auth;
grant execute on function platform.find_sso, platform.find_sso_person, platform.is_user_needed to mainspring_auth;
