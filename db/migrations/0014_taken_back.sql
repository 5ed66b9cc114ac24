-- What is done to a task is taken back within ten seconds, and a task whose record came to its end elsewhere is not called cancelled.

-- Adding a column to a table that only grows; voiding is the one thing that may happen to a move afterwards.
alter table process.task_move add column voided_at timestamptz;
alter table process.task_move add column before jsonb;
grant update (voided_at) on process.task_move to mainspring_command;
comment on column process.task_move.voided_at is 'Taken back within ten seconds: it stays on record and counts nowhere.';
comment on column process.task_move.before is 'Of a move by hand: kind, beginning and place in the calendar before it, and the version of the task after it. null: not to be taken back.';

alter table process.task drop constraint task_status_check;
alter table process.task add constraint task_status_check check (status in ('open', 'done', 'cancelled', 'overtaken'));
alter table process.task add constraint task_overtaken_by check (status <> 'overtaken' or outcome in ('deal_won', 'deal_lost', 'lead_converted', 'lead_rejected'));
comment on column process.task.status is 'overtaken: its record came to its end elsewhere; outcome says by what.';

-- Those that ended with their record before there was the word for it.
update process.task t set status = 'overtaken', outcome = r.reason, version = t.version + 1
from process.run r
where r.workspace_id = t.workspace_id and r.id = t.run_id and t.status = 'cancelled' and t.closed_at = r.ended_at
  and r.result in ('success', 'failure') and r.reason in ('deal_won', 'deal_lost', 'lead_converted', 'lead_rejected')
  and r.state -> 'last' ->> 'visit' = '0';
