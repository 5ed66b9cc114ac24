-- What is written nearly so, for whoever sees some of the records and not all.

-- What a text near to a word has at least: as many of the word's trigrams as the threshold of nearness asks for, each counted where the letters that it is made of stand. Of so many
-- that the others alone would be too few, one is there: that is asked first, and ends it for most. It never says no where `<%` says yes, and takes a tenth of its time. Words in other
-- letters than these are compared as they are.
create function platform.needed_for_near(word text, threshold numeric) returns text language sql immutable parallel safe
  return case when word !~ '^([a-z]+|[а-я]+)$' then 'true' else
    case when octet_length(word) > length(word) then 'octet_length(r.search) > length(r.search) and ' else '' end
    || (with piece as (
          select format('r.search like %L', '%' || trim(trigram) || '%') as stands, row_number() over (order by length(trim(trigram)) desc, trigram) as place,
            count(*) over () as trigrams, ceil(count(*) over () * threshold) as needed
          from (select distinct substr('  ' || word || ' ', at, 3) as trigram from generate_series(1, length(word) + 1) as at) as one)
        select format('(%s) and %s >= %s', string_agg(stands, ' or ' order by place) filter (where place <= trigrams - needed + 1),
          string_agg(format('(%s)::int', stands), ' + ' order by place), max(needed)) from piece) end;
revoke all on function platform.needed_for_near from public;

-- The search box once more: of whoever sees some of the records and not all, each is compared by what it needs first.
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
end $$;
