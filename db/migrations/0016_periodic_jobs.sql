-- A task's last transaction holds its job until it commits. Adding the same one again waited for that, and with it every other workspace:
-- one company's long sweep held up the clockwork of all. Whoever is just ending one gets the next at the next time.
create or replace function platform.add_job_for_each_workspace(task text, job_key text)
returns integer language plpgsql security definer set search_path = pg_catalog, platform as $$
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
end $$;
