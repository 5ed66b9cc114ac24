-- The room `process`: definitions and their versions, runs, and tasks, in which all work comes to people.

create schema process;
grant usage on schema process to mainspring_member, mainspring_all, mainspring_command;

create table process.process (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_-]{0,59}$'),
  name text not null,
  subject text not null check (subject in ('client', 'lead', 'deal')),
  published integer,
  retired_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
comment on column process.process.published is 'The version that new runs follow; null while none is published.';
select platform.protect('process.process', '{}', 'insert, update');

-- What is being drawn. Publishing moves it to `process.version`, where nothing can be changed any more.
create table process.draft (
  workspace_id uuid not null,
  process_id uuid not null,
  number integer not null check (number > 0),
  definition json not null,
  layout jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid,
  version integer not null default 1,
  primary key (workspace_id, process_id, number),
  foreign key (workspace_id, process_id) references process.process (workspace_id, id),
  foreign key (workspace_id, changed_by) references org.person (workspace_id, id)
);
create index draft_by_person on process.draft (workspace_id, changed_by) where changed_by is not null;
comment on column process.draft.definition is 'json and not jsonb: the order of outcomes is the order in which people see them.';
comment on column process.draft.layout is 'Where the steps lie on the canvas; says nothing about what happens.';
select platform.protect('process.draft', '{}', 'insert, update, delete');

create table process.version (
  workspace_id uuid not null,
  process_id uuid not null,
  number integer not null check (number > 0),
  definition json not null,
  layout jsonb not null default '{}',
  published_at timestamptz not null,
  published_by uuid,
  primary key (workspace_id, process_id, number),
  foreign key (workspace_id, process_id) references process.process (workspace_id, id),
  foreign key (workspace_id, published_by) references org.person (workspace_id, id)
);
create index version_by_person on process.version (workspace_id, published_by) where published_by is not null;
comment on table process.version is 'Published versions: by privilege they can be added and read, never changed.';
select platform.protect('process.version', '{}', 'insert');

-- What starts runs of the published version, put here at publishing so that an event finds it at once.
create table process.trigger (
  workspace_id uuid not null,
  process_id uuid not null,
  position smallint not null check (position > 0),
  kind text not null check (kind in ('lead_created', 'deal_created', 'deal_won', 'deal_lost', 'stage_entered', 'date_reached', 'filter_true')),
  stage text,
  field text,
  days_before smallint,
  filter jsonb,
  primary key (workspace_id, process_id, position),
  foreign key (workspace_id, process_id) references process.process (workspace_id, id),
  check ((kind = 'stage_entered') = (stage is not null)),
  check ((kind = 'date_reached') = (field is not null)),
  check ((field is null) = (days_before is null)),
  check (kind <> 'filter_true' or filter is not null)
);
create index trigger_by_kind on process.trigger (workspace_id, kind);
comment on column process.trigger.field is 'The date of the record that is waited for.';
select platform.protect('process.trigger', '{}', 'insert, delete');

-- For which records the condition of a trigger held when it was last looked at: a run starts only where it is new.
create table process.trigger_held (
  workspace_id uuid not null,
  process_id uuid not null,
  position smallint not null,
  subject_id uuid not null,
  owner_id uuid not null,
  since timestamptz not null,
  primary key (workspace_id, process_id, position, subject_id),
  foreign key (workspace_id, process_id, position) references process.trigger (workspace_id, process_id, position) on delete cascade,
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade on delete cascade
);
create index trigger_held_by_owner on process.trigger_held (workspace_id, owner_id);
create index trigger_held_by_subject on process.trigger_held (workspace_id, subject_id);
select platform.protect_record('process.trigger_held', 'subject_id', 'insert, delete');

create table process.run (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  process_id uuid not null,
  number integer not null,
  subject_kind text not null check (subject_kind in ('client', 'lead', 'deal')),
  subject_id uuid not null,
  owner_id uuid not null,
  parent_id uuid,
  parent_visit integer,
  state jsonb not null,
  status text not null check (status in ('active', 'held', 'ended')),
  held_until timestamptz,
  held_reason text,
  result text check (result in ('success', 'failure', 'stopped')),
  reason text,
  started_at timestamptz not null,
  started_by uuid,
  started_because text not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, process_id, number) references process.version (workspace_id, process_id, number),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, parent_id) references process.run (workspace_id, id),
  foreign key (workspace_id, started_by) references org.person (workspace_id, id),
  check ((status = 'ended') = (ended_at is not null and result is not null)),
  check ((status = 'held') = (held_until is not null)),
  check ((parent_id is null) = (parent_visit is null))
);
create unique index run_current on process.run (workspace_id, subject_id, process_id) where ended_at is null and parent_id is null;
create index run_by_subject on process.run (workspace_id, subject_id, id desc);
create index run_by_owner on process.run (workspace_id, owner_id, id desc);
create index run_by_process on process.run (workspace_id, process_id, number, id desc);
create index run_by_start on process.run (workspace_id, started_at, id);
create index run_open on process.run (workspace_id, id) where ended_at is null;
create index run_by_parent on process.run (workspace_id, parent_id) where parent_id is not null;
create index run_by_starter on process.run (workspace_id, started_by) where started_by is not null;
comment on column process.run.state is 'Where it stands: tokens and counted loops, as the engine folds them from its events.';
comment on column process.run.result is 'stopped: ended early by a person, with a reason.';
comment on column process.run.started_because is 'by_hand, by_api, or the kind of the trigger, or sub_process.';
comment on column process.run.held_until is 'A hold has a latest date: then the run goes on by itself.';
select platform.protect_record('process.run', 'subject_id', 'insert, update');

-- Each stay of a run in a step or at a join, in the order in which they began. What was taken back stays, and counts nowhere.
create table process.visit (
  workspace_id uuid not null,
  run_id uuid not null,
  position integer not null check (position > 0),
  subject_id uuid not null,
  owner_id uuid not null,
  step text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  outcome text,
  actor_id uuid,
  taken_back_at timestamptz,
  primary key (workspace_id, run_id, position),
  foreign key (workspace_id, run_id, owner_id) references process.run (workspace_id, id, owner_id) on update cascade,
  check (left_at is null or left_at >= entered_at)
);
create index visit_by_owner on process.visit (workspace_id, owner_id);
create index visit_by_subject on process.visit (workspace_id, subject_id);
create index visit_open on process.visit (workspace_id, run_id) where left_at is null;
comment on column process.visit.outcome is 'By which it was left; null while open, and where the run ended around it.';
select platform.protect_record('process.visit', 'subject_id', 'insert, update');

create table process.task (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  kind text not null check (kind in ('step', 'request', 'decide', 'assign', 'help', 'follow_up', 'free', 'recurring')),
  run_id uuid,
  visit integer,
  step text,
  title text not null,
  text text,
  subject_kind text check (subject_kind in ('client', 'contact', 'lead', 'deal', 'trial', 'contract', 'payment')),
  subject_id uuid,
  owner_id uuid,
  assignee_id uuid not null,
  giver_id uuid,
  status text not null check (status in ('open', 'done', 'cancelled')),
  due_at timestamptz,
  planned_from timestamptz,
  planned_to timestamptz,
  effort_minutes integer check (effort_minutes > 0),
  is_checkpoint boolean not null default false,
  postponed integer not null default 0 check (postponed >= 0),
  begun_at timestamptz,
  outcome text,
  comment text,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  recurrence_id uuid,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, run_id, visit) references process.visit (workspace_id, run_id, position),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, assignee_id) references org.person (workspace_id, id),
  foreign key (workspace_id, giver_id) references org.person (workspace_id, id),
  foreign key (workspace_id, closed_by) references org.person (workspace_id, id),
  check ((run_id is null) = (visit is null)),
  check ((subject_id is null) = (owner_id is null)),
  check ((status = 'open') = (closed_at is null)),
  check (status <> 'done' or run_id is null or outcome is not null),
  check (planned_to > planned_from),
  check ((planned_from is null) = (planned_to is null))
);
create index task_to_do on process.task (workspace_id, assignee_id, due_at, id) where status = 'open';
create index task_closed on process.task (workspace_id, assignee_id, closed_at desc, id desc) where status <> 'open';
create index task_planned on process.task (workspace_id, assignee_id, planned_from) where planned_from is not null;
create index task_due on process.task (workspace_id, due_at, id) where status = 'open';
create index task_by_run on process.task (workspace_id, run_id, visit) where run_id is not null;
create index task_by_subject on process.task (workspace_id, subject_id, id desc) where subject_id is not null;
create index task_open_by_subject on process.task (workspace_id, subject_id) where status = 'open' and subject_id is not null;
create index task_begun on process.task (workspace_id, assignee_id, begun_at) where status = 'open' and begun_at is not null;
create index task_by_owner on process.task (workspace_id, owner_id) where owner_id is not null;
create index task_by_giver on process.task (workspace_id, giver_id, id desc) where giver_id is not null;
create index task_by_closer on process.task (workspace_id, closed_by, closed_at) where closed_by is not null;
create index task_by_age on process.task (workspace_id, created_at, id);
create index task_by_recurrence on process.task (workspace_id, recurrence_id) where recurrence_id is not null;
comment on column process.task.kind is 'step and request come from a run; decide: no filter of an automatic step held; assign: nobody was found for a step; help: "pull in my head".';
comment on column process.task.due_at is 'The end of the working time it is due in; null: no date.';
comment on column process.task.planned_from is 'When the person means to do it: its place in the calendar.';
comment on column process.task.begun_at is 'Somebody is at it since then: "doing now".';
comment on column process.task.owner_id is 'Of the record it is about; null without a record.';
select platform.protect_record('process.task', 'subject_id', 'insert, update', '{owner_id,assignee_id,giver_id}');

-- A task handed to somebody else, or put off.
create table process.task_move (
  workspace_id uuid not null,
  task_id uuid not null,
  position integer not null check (position > 0),
  assignee_id uuid not null,
  kind text not null check (kind in ('reassigned', 'postponed')),
  from_person_id uuid,
  to_person_id uuid,
  from_due timestamptz,
  to_due timestamptz,
  reason text not null,
  actor_id uuid,
  at timestamptz not null,
  primary key (workspace_id, task_id, position),
  foreign key (workspace_id, task_id) references process.task (workspace_id, id),
  check ((kind = 'reassigned') = (from_person_id is not null and to_person_id is not null))
);
create index task_move_by_person on process.task_move (workspace_id, assignee_id, at);
comment on column process.task_move.assignee_id is 'Who had the task when it was moved.';
select platform.protect('process.task_move', '{assignee_id,from_person_id,to_person_id}', 'insert');
create index task_move_by_giver on process.task_move (workspace_id, from_person_id) where from_person_id is not null;
create index task_move_by_taker on process.task_move (workspace_id, to_person_id) where to_person_id is not null;

-- What was shown for a task.
create table process.evidence (
  workspace_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  subject_id uuid,
  owner_id uuid,
  added_by uuid,
  demand text not null,
  kind text not null check (kind in ('file', 'text', 'link', 'number')),
  attachment_id uuid,
  text text,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, task_id) references process.task (workspace_id, id),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, attachment_id) references clients.attachment (workspace_id, id),
  check ((kind = 'file') = (attachment_id is not null)),
  check ((kind = 'file') = (text is null))
);
create index evidence_by_task on process.evidence (workspace_id, task_id);
create index evidence_by_owner on process.evidence (workspace_id, owner_id) where owner_id is not null;
create index evidence_by_subject on process.evidence (workspace_id, subject_id) where subject_id is not null;
create index evidence_by_person on process.evidence (workspace_id, added_by) where added_by is not null;
create index evidence_by_attachment on process.evidence (workspace_id, attachment_id) where attachment_id is not null;
comment on column process.evidence.demand is 'Key of the evidence that the step demands; "more" for what nobody demanded.';
select platform.protect_record('process.evidence', 'subject_id', 'insert, update', '{owner_id,added_by}');

-- Whatever a run waits for, with its latest date; taken up by a job of the same key, and once.
create table process.timer (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  subject_id uuid not null,
  owner_id uuid not null,
  visit integer,
  kind text not null check (kind in ('wait', 'latest', 'hold')),
  event text,
  due_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('fired', 'event', 'cancelled')),
  primary key (workspace_id, id),
  foreign key (workspace_id, run_id, owner_id) references process.run (workspace_id, id, owner_id) on update cascade,
  check ((ended_at is null) = (ended_by is null)),
  check ((kind = 'latest') = (event is not null))
);
create index timer_open on process.timer (workspace_id, run_id) where ended_at is null;
create index timer_due on process.timer (workspace_id, due_at) where ended_at is null;
create index timer_by_event on process.timer (workspace_id, subject_id, event) where ended_at is null and event is not null;
create index timer_by_owner on process.timer (workspace_id, owner_id);
comment on column process.timer.event is 'What ends the waiting before its latest date.';
select platform.protect_record('process.timer', 'subject_id', 'insert, update');

-- Whoever has an open task about a record sees the record as long as it is open.
alter table platform.participation drop constraint participation_part_check;
alter table platform.participation add constraint participation_part_check check (part in ('participant', 'shared', 'working'));
comment on column platform.participation.part is 'working: has an open task about the record; ends with the last of them.';

-- The invariant of runs: each waits for an open task, or for a moment that has a date, or for a run that it started. How many do not: 0.
-- A figure of the whole installation, nothing of anybody's.
create function process.runs_at_a_loss() returns bigint
language sql stable security definer set search_path = pg_catalog, process as $$
  select count(*) from process.run r where r.ended_at is null
    and not exists (select from process.task t where t.workspace_id = r.workspace_id and t.run_id = r.id and t.status = 'open')
    and not exists (select from process.timer m where m.workspace_id = r.workspace_id and m.run_id = r.id and m.ended_at is null)
    and not exists (select from process.run c where c.workspace_id = r.workspace_id and c.parent_id = r.id and c.ended_at is null)
$$;
revoke all on function process.runs_at_a_loss from public;
grant usage on schema process to mainspring_app;
grant execute on function process.runs_at_a_loss to mainspring_app;
