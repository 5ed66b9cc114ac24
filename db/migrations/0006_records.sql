-- Records: whatever has an owner and a card of its own. One register of all of them, so that sight, search, notes, files, tags and
-- custom fields mean the same for each kind. Everything that hangs on a record carries its owner of today by foreign key.

create extension if not exists btree_gin;

create table platform.record (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  owner_id uuid not null,
  parent_id uuid,
  title text not null,
  search text collate "C" not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, parent_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade
);
create index record_by_owner on platform.record (workspace_id, owner_id, kind);
create index record_by_parent on platform.record (workspace_id, parent_id) where parent_id is not null;
create index record_by_search on platform.record using gin (workspace_id, search gin_trgm_ops) where archived_at is null;
comment on table platform.record is 'The register of records of every kind; its owner is the owner, and what belongs to a record follows by foreign key.';
comment on column platform.record.parent_id is 'A contact follows its client: same owner, always.';
comment on column platform.record.search is 'What the search box finds it by, in the form of foldText: title, numbers, addresses of mail.';

-- Who else sees a record: whoever takes part in it, and those it was shared with.
create table platform.participation (
  workspace_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  owner_id uuid not null,
  part text not null check (part in ('participant', 'shared')),
  since timestamptz not null default now(),
  primary key (workspace_id, record_id, person_id),
  foreign key (workspace_id, record_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade
);
create index participation_by_person on platform.participation (workspace_id, person_id, record_id);
comment on column platform.participation.owner_id is 'The owner of the record today: what one sees by its owner need not be listed again.';

-- The records that the people of `app.visible` see without owning them: those they take part in, and what belongs to these.
create function platform.shared_records() returns uuid[] language sql stable security definer set search_path = pg_catalog, platform as $$
  with recursive seen as (
    select record_id as id from platform.participation
    where workspace_id = platform.current_workspace()
      and person_id = any (nullif(current_setting('app.visible', true), '')::uuid[])
      and owner_id <> all (nullif(current_setting('app.visible', true), '')::uuid[])
    union
    select r.id from seen join platform.record r on r.workspace_id = platform.current_workspace() and r.parent_id = seen.id
  )
  select coalesce(array_agg(id), '{}') from seen
$$;
revoke all on function platform.shared_records() from public;
grant execute on function platform.shared_records() to mainspring_member, mainspring_all, mainspring_command;

-- The builder of policies, now with a column that names the record: it is seen by its owner, or because it is shared.
create function platform.protect_record(target regclass, record_column text, writes text default 'insert, update, delete', owner_columns text[] default '{owner_id}')
returns void language plpgsql as $$
declare
  own_workspace text := 'workspace_id = (select nullif(current_setting(''app.workspace'', true), '''')::uuid)';
  seen text;
begin
  perform platform.protect(target, owner_columns, writes);
  select string_agg(format('%I = any ((select nullif(current_setting(''app.visible'', true), '''')::uuid[])::uuid[])', name), ' or ') into seen from unnest(owner_columns) as name;
  execute format('drop policy member_sees on %s', target);
  execute format('create policy member_sees on %s for select to mainspring_member using (%s and (%s or %I = any ((select nullif(current_setting(''app.shared'', true), '''')::uuid[])::uuid[])))',
    target, own_workspace, seen, record_column);
end $$;
comment on function platform.protect_record is 'Like platform.protect, for what is seen with a record: by its owner, or by those who take part in it.';

select platform.protect_record('platform.record', 'id', 'insert, update, delete');
select platform.protect_record('platform.participation', 'record_id', 'insert, update, delete', '{owner_id,person_id}');

-- The deals that are there already enter the register; from now on each begins there.
-- Their titles in the form of foldText, as far as SQL can say it.
insert into platform.record (workspace_id, id, kind, owner_id, title, search)
  select workspace_id, id, 'deal', owner_id, title, trim(regexp_replace(replace(replace(replace(replace(replace(replace(
    regexp_replace(
      replace(replace(replace(normalize(lower(normalize(title, nfkd)), nfkd), U&'\0438\0306', U&'\0439'), U&'\0443\0306', U&'\045E'), U&'\0456\0308', U&'\0457'),
      U&'[\0300-\036F\00AD\200B-\200F\2060\FEFF]', '', 'g'),
    U&'\00DF', 'ss'), U&'\00E6', 'ae'), U&'\0153', 'oe'), U&'\00F8', 'o'), U&'\0142', 'l'), U&'\2013', '-'), '\s+', ' ', 'g')) from deals.deal;
insert into platform.participation (workspace_id, record_id, person_id, owner_id, part)
  select workspace_id, deal_id, person_id, owner_id, 'participant' from deals.deal_participant;
drop table deals.deal_participant;
alter table deals.deal add foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade;
alter table deals.deal add column archived_at timestamptz;

do $$
declare one record;
begin
  for one in select * from (values ('deal', 'id'), ('stage_visit', 'deal_id'), ('ownership', 'deal_id'), ('amount_held', 'deal_id'), ('payment_expected', 'deal_id'), ('deal_product', 'deal_id')) as t (name, key) loop
    execute format('drop policy member_sees on deals.%I', one.name);
    execute format('create policy member_sees on deals.%I for select to mainspring_member using (workspace_id = (select nullif(current_setting(''app.workspace'', true), '''')::uuid)
      and (owner_id = any ((select nullif(current_setting(''app.visible'', true), '''')::uuid[])::uuid[]) or %I = any ((select nullif(current_setting(''app.shared'', true), '''')::uuid[])::uuid[])))', one.name, one.key);
  end loop;
end $$;

-- A text within a pattern of `like`, as it stands.
create function platform.literally(text) returns text language sql immutable parallel safe
  return replace(replace(replace($1, '\', '\\'), '%', '\%'), '_', '\_');

-- The search box. The operators of trigrams are not leakproof, so under policies no index would serve them: this one door puts in the
-- workspace, what may be seen and that it is not archived by hand, and answers nothing else. Asked plainly it finds a text as it stands;
-- forgivingly, texts whose every word is there nearly.
create function platform.search_records(texts text[], figures text, wanted_kind text, most integer, is_forgiving boolean)
returns table (id uuid, kind text, title text, parent_title text, score real)
language plpgsql stable security definer set search_path = pg_catalog, platform, public set pg_trgm.word_similarity_threshold = '0.4' as $$
declare
  own_workspace uuid := platform.current_workspace();
  visible uuid[] := coalesce(nullif(current_setting('app.visible', true), '')::uuid[], '{}');
  shared uuid[] := coalesce(nullif(current_setting('app.shared', true), '')::uuid[], '{}');
  -- The role that the transaction took, not the owner of this function.
  sees_all boolean := current_setting('role') = 'mainspring_all';
  seen text := case when sees_all then 'true' else '(r.owner_id = any ($2) or r.id = any ($3))' end;
  condition text;
begin
  if is_forgiving then
    -- What holds a figure or an @ stands as it is: numbers and addresses mean themselves, and share so many trigrams with each other that to
    -- look for near ones would read them all.
    select string_agg('(' || words.condition || ')', ' or ') into condition from unnest(texts) as t,
      lateral (select string_agg(case when w ~ '[0-9@]' then format('r.search like %L', '%' || platform.literally(w) || '%')
          else format('%L::text <%% r.search', left(w, 40)) end, ' and ') as condition
        from (select w from unnest(string_to_array(t, ' ')) as w where length(w) >= 3 limit 6) as w) as words
      where t ~ '[^0-9@ ]{3}';
  else
    select string_agg(format('r.search like %L', p), ' or ') into condition from unnest(
      array(select case when length(t) < 3 then '' else '%' end || platform.literally(t) || '%' from unnest(texts) as t where t <> '')
      || case when length(figures) >= 4 then array['%' || platform.literally(figures) || '%'] else '{}' end) as p;
  end if;
  if own_workspace is null or condition is null then return; end if;
  -- At most so many are weighed: whoever types half a word means the best of them, not all.
  return query execute
    'with found as materialized (select r.id, r.kind, r.title, r.search, r.parent_id from platform.record r
       where r.workspace_id = $1 and r.archived_at is null and ' || seen || ' and ($4 is null or r.kind = $4) and (' || condition || ') limit 1000),
     weighed as (
       select f.*, w.near, w.whole from found f, lateral (
         select max(word_similarity(t, f.search) * case when place = 1 then 1 else 0.9 end) as near, max(similarity(t, f.search)) as whole
         from unnest($6) with ordinality as m (t, place)) as w)
     select w.id, w.kind, w.title,
       (select p.title from platform.record p where p.workspace_id = $1 and p.id = w.parent_id and ($7 or p.owner_id = any ($2) or p.id = any ($3))),
       case when $8 then w.near else greatest(w.near, 0.9) end::real
     from weighed w order by 5 desc, w.whole desc, w.title, w.id limit $5'
    using own_workspace, visible, shared, wanted_kind, least(greatest(most, 0), 50), texts, sees_all, is_forgiving;
end $$;
revoke all on function platform.search_records from public;
grant execute on function platform.search_records to mainspring_member, mainspring_all;

-- What happened to records. The journal's own policy shows a person their own acts only; whoever sees a record sees what was done to it, by
-- whomever. This one door demands that each record asked for be seen, and tells of personal values which were changed, never the values.
create function platform.record_history(records uuid[], before_at timestamptz, before_id uuid, most integer)
returns table (id uuid, at timestamptz, kind text, subject_kind text, subject_id uuid, actor_id uuid, actor_kind text, via text, data jsonb, personal text[], is_voided boolean)
language plpgsql stable security definer set search_path = pg_catalog, platform as $$
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
end $$;
revoke all on function platform.record_history from public;
grant execute on function platform.record_history to mainspring_member, mainspring_all;
