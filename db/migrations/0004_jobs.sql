-- Jobs: the few doors between the unprivileged roles and the worker's tables. Each is a security definer function
-- that does one thing, within the workspace of the transaction's own settings or, where it serves all, without naming anybody.

-- As before, and now in words when there is nothing to act for: such a job could never run under anybody's rights.
create or replace function platform.add_job(task text, payload jsonb, run_at timestamptz default null, job_key text default null, max_attempts integer default null, queue text default null)
returns void language plpgsql security definer set search_path = pg_catalog, platform as $$
begin
  if platform.current_workspace() is null then raise exception 'a job needs a workspace to act in'; end if;
  if jsonb_typeof(payload) is distinct from 'object' then raise exception 'the payload of a job is an object'; end if;
  perform graphile_worker.add_job(task,
    payload := (payload || jsonb_build_object('workspaceId', platform.current_workspace(), 'actorId', nullif(current_setting('app.person', true), '')))::json,
    queue_name := queue, run_at := run_at, max_attempts := max_attempts,
    job_key := case when job_key is null then null else platform.current_workspace()::text || ':' || job_key end);
end $$;

-- Holds a running job for the length of the transaction: true while this worker still has it. A worker that was thought
-- dead, and whose job went to another, is told false and writes nothing; one that holds on makes the other wait.
-- The instant at which it was taken (it comes back through a clock of milliseconds) tells one try from the next of the same worker.
create function platform.hold_job(job_id bigint, worker text, taken_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, platform as $$
begin
  perform from graphile_worker._private_jobs j
    where j.id = job_id and j.locked_by = worker and j.locked_at between taken_at - interval '2 ms' and taken_at + interval '2 ms'
      and j.payload ->> 'workspaceId' = platform.current_workspace()::text
    for share;
  return found;
end $$;
revoke all on function platform.hold_job from public;
grant execute on function platform.hold_job to mainspring_command;

-- Removes a running job in the same transaction that does its work: what it wrote and its end are one commit.
create function platform.finish_job(job_id bigint, worker text, taken_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, platform as $$
declare queue integer;
begin
  delete from graphile_worker._private_jobs j
    where j.id = job_id and j.locked_by = worker and j.locked_at between taken_at - interval '2 ms' and taken_at + interval '2 ms'
      and j.payload ->> 'workspaceId' = platform.current_workspace()::text
    returning j.job_queue_id into queue;
  if not found then return false; end if;
  update graphile_worker._private_job_queues q set locked_by = null, locked_at = null where q.id = queue and q.locked_by = worker;
  return true;
end $$;
revoke all on function platform.finish_job from public;
grant execute on function platform.finish_job to mainspring_command;

-- Turns a job into a dead letter, in one statement's time: it is never in both places and never in none.
-- With a worker: the job that it runs now. Without: one that nobody runs.
create function platform.bury_job(job_id bigint, worker text, letter_id uuid, reason text, at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, platform as $$
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
end $$;
revoke all on function platform.bury_job from public;
grant execute on function platform.bury_job to mainspring_command;

-- Adds the job of a dead letter again, for whom it was: the person stands in the letter and cannot be chosen by the caller.
create function platform.retry_dead_letter(letter_id uuid, at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, platform as $$
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
end $$;
revoke all on function platform.retry_dead_letter from public;
grant execute on function platform.retry_dead_letter to mainspring_command;

-- How long the oldest due job has waited, and how many workers live. Figures of the whole installation, nothing of anybody's.
create function platform.job_lag(alive_within interval)
returns table (lag_seconds double precision, workers integer) language plpgsql stable security definer set search_path = pg_catalog, platform as $$
declare waited double precision;
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    select extract(epoch from clock_timestamp() - min(j.run_at)) into waited
      from graphile_worker._private_jobs j where j.is_available and j.run_at <= clock_timestamp();
  end if;
  return query select coalesce(waited, 0), (select count(*)::integer from platform.worker w where w.seen_at > clock_timestamp() - alive_within);
end $$;
revoke all on function platform.job_lag from public;
grant execute on function platform.job_lag to mainspring_app;

-- Adds one job of the system to every workspace; the key keeps a late one from piling up. The worker learns only how many.
-- Here the platform asks a room: who the workspaces are stands in org.
create function platform.add_job_for_each_workspace(task text, job_key text)
returns integer language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  one uuid;
  added integer := 0;
begin
  for one in select w.id from org.workspace w loop
    perform graphile_worker.add_job(task, payload := json_build_object('workspaceId', one, 'actorId', null), job_key := one::text || ':' || job_key, priority := 10);
    added := added + 1;
  end loop;
  return added;
end $$;
revoke all on function platform.add_job_for_each_workspace from public;
grant execute on function platform.add_job_for_each_workspace to mainspring_worker;
