-- Lists and the search box of a large company.

-- The greatest gross profit first. Its difference is no leakproof operator: the first pages come by index, a page in the depth is read up to.
create index deal_by_gross_profit on deals.deal
  (workspace_id, (case when amount is not null and cost is not null then currency end) collate "C", (amount - cost), id);
create index contact_by_position on clients.contact (workspace_id, position_folded, id) where position_folded is not null;

-- The search box again. Weighing was what took long, a thousand records by each meaning twice; now by those meanings that can be near at all, and as a whole by
-- the nearest alone. For whoever sees all, what is written nearly so is looked for closely first and only then widely: a misspelled common word finds enough at once, and what is
-- closely near is no longer left out by chance because a thousand others are widely so.
create or replace function platform.search_records(texts text[], figures text, wanted_kind text, most integer, is_forgiving boolean)
returns table (id uuid, kind text, title text, parent_title text, score real)
language plpgsql stable security definer set search_path = pg_catalog, platform, public set pg_trgm.word_similarity_threshold = '0.4'
  -- PostgreSQL takes a near text for frequent and cheap to compare: it would read the register through until the limit is reached, or all that somebody sees.
  set enable_seqscan = off set enable_indexscan = off set cpu_operator_cost = 0.25 as $$
declare
  own_workspace uuid := platform.current_workspace();
  visible uuid[] := coalesce(nullif(current_setting('app.visible', true), '')::uuid[], '{}');
  shared uuid[] := coalesce(nullif(current_setting('app.shared', true), '')::uuid[], '{}');
  -- The role that the transaction took, not the owner of this function.
  sees_all boolean := current_setting('role') = 'mainspring_all';
  seen text := case when sees_all then 'true' else '(r.owner_id = any ($2) or r.id = any ($3))' end;
  wanted integer := least(greatest(most, 0), 50);
  candidates uuid[] := '{}';
  condition text;
  nearness text;
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
end $$;
