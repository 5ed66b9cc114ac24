-- The room `work`: everyone's day. What comes again, what went wrong, who is told of what and how.

create schema work;
grant usage on schema work to mainspring_member, mainspring_all, mainspring_command;

create table work.recurrence (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  person_id uuid not null,
  giver_id uuid,
  title text not null,
  text text,
  subject_kind text,
  subject_id uuid,
  owner_id uuid,
  every jsonb not null,
  at_time time,
  effort_minutes integer check (effort_minutes > 0),
  starts_on date not null,
  ends_on date,
  next_on date,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  foreign key (workspace_id, giver_id) references org.person (workspace_id, id),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  check ((subject_id is null) = (owner_id is null)),
  check (ends_on >= starts_on)
);
create index recurrence_by_person on work.recurrence (workspace_id, person_id);
create index recurrence_by_giver on work.recurrence (workspace_id, giver_id) where giver_id is not null;
create index recurrence_by_subject on work.recurrence (workspace_id, subject_id) where subject_id is not null;
create index recurrence_by_owner on work.recurrence (workspace_id, owner_id) where owner_id is not null;
create index recurrence_next on work.recurrence (workspace_id, next_on) where next_on is not null and archived_at is null;
comment on column work.recurrence.every is 'Unit (day, week, month), how many of them, weekdays or day of the month; a day off moves it to the next working day.';
select platform.protect_record('work.recurrence', 'subject_id', 'insert, update', '{owner_id,person_id,giver_id}');

-- Checkpoints: what counts as a deviation, who is told, and who next if nobody answers.
create table work.rule (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('task_overdue', 'stage_age', 'no_next_step', 'amount_without_head', 'silent', 'filter')),
  subject text not null default 'deal' check (subject in ('deal', 'client')),
  process_key text,
  step text,
  is_checkpoints_only boolean not null default false,
  days integer check (days > 0),
  amount bigint,
  currency text check (currency ~ '^[A-Z]{3}$'),
  filter jsonb,
  grace_hours integer not null default 0 check (grace_hours between 0 and 2000),
  tells text[] not null,
  escalate_hours integer check (escalate_hours between 1 and 2000),
  is_urgent boolean not null default false,
  retired_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  check ((kind = 'silent') <= (days is not null)),
  check (subject = 'deal' or kind in ('task_overdue', 'silent', 'filter')),
  check ((kind = 'amount_without_head') = (amount is not null and currency is not null)),
  check (kind <> 'filter' or filter is not null)
);
comment on column work.rule.subject is 'What its filter asks about; of a rule about tasks, the record that a task is about.';
comment on column work.rule.grace_hours is 'Working hours that may pass before it counts.';
comment on column work.rule.tells is 'Who is told at once: responsible, chief, owner_of_company, or level:KEY above the responsible.';
comment on column work.rule.escalate_hours is 'Working hours without an answer until the next above is told; null: never.';
comment on column work.rule.days is 'stage_age: null takes the norm of the stage. silent: days without any touch.';
select platform.protect('work.rule', '{}', 'insert, update');

create table work.deviation (
  workspace_id uuid not null references org.workspace (id),
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
  since timestamptz not null,
  opened_at timestamptz not null,
  rung smallint not null default 0,
  told_id uuid,
  next_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  answer text,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references work.rule (workspace_id, id),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, task_id) references process.task (workspace_id, id),
  foreign key (workspace_id, process_id) references process.process (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  foreign key (workspace_id, unit_id) references org.unit (workspace_id, id),
  check ((subject_id is null) = (owner_id is null)),
  check (num_nonnulls(subject_id, task_id) > 0),
  check ((answered_at is null) = (answer is null))
);
create unique index deviation_open_task on work.deviation (workspace_id, rule_id, task_id) where closed_at is null and task_id is not null;
create unique index deviation_open_record on work.deviation (workspace_id, rule_id, subject_id) where closed_at is null and task_id is null;
create index deviation_by_person on work.deviation (workspace_id, person_id, opened_at desc, id desc);
create index deviation_open_by_person on work.deviation (workspace_id, person_id) where closed_at is null;
create index deviation_by_time on work.deviation (workspace_id, opened_at desc, id desc);
create index deviation_by_subject on work.deviation (workspace_id, subject_id) where subject_id is not null;
create index deviation_by_owner on work.deviation (workspace_id, owner_id) where owner_id is not null;
create index deviation_by_task on work.deviation (workspace_id, task_id) where task_id is not null;
create index deviation_by_unit on work.deviation (workspace_id, unit_id) where unit_id is not null;
create index deviation_by_process on work.deviation (workspace_id, process_id, step) where process_id is not null;
create index deviation_unanswered on work.deviation (workspace_id, next_at) where next_at is not null and closed_at is null;
create index deviation_told on work.deviation (workspace_id, told_id) where told_id is not null;
comment on column work.deviation.person_id is 'Who is responsible: the assignee of the task, or the owner of the record, when it opened.';
comment on column work.deviation.since is 'When the cause began; opened_at: when it was found.';
comment on column work.deviation.rung is 'How far up the ladder it has been told.';
select platform.protect_record('work.deviation', 'subject_id', 'insert, update', '{owner_id,person_id,told_id}');

create table work.told (
  workspace_id uuid not null,
  deviation_id uuid not null,
  person_id uuid not null,
  rung smallint not null,
  at timestamptz not null,
  primary key (workspace_id, deviation_id, person_id),
  foreign key (workspace_id, deviation_id) references work.deviation (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index told_by_person on work.told (workspace_id, person_id, at);
comment on table work.told is 'Ids alone, shown with a deviation that is seen: whoever sees that may know who else was told.';
select platform.protect('work.told', '{}', 'insert');

-- The in-app inbox. `once` names the thing told, so that nobody is ever told it twice.
create table work.notification (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  once text not null,
  subject_kind text,
  subject_id uuid,
  task_id uuid,
  deviation_id uuid,
  actor_id uuid,
  data jsonb not null default '{}',
  is_in_app boolean not null default true,
  created_at timestamptz not null,
  read_at timestamptz,
  mail_at timestamptz,
  mailed_at timestamptz,
  push_at timestamptz,
  pushed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, once),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index notification_by_person on work.notification (workspace_id, person_id, id desc);
create index notification_unread on work.notification (workspace_id, person_id, id desc) where read_at is null and is_in_app;
create index notification_to_mail on work.notification (workspace_id, person_id, mail_at) where mail_at is not null and mailed_at is null;
create index notification_to_push on work.notification (workspace_id, person_id, push_at) where push_at is not null and pushed_at is null;
comment on column work.notification.mail_at is 'When it is to go by mail (quiet hours and digests move it); null: not at all.';
comment on column work.notification.is_in_app is 'false: the person wants this kind by letter or push only.';
comment on column work.notification.data is 'Numbers, ids and words of ours; the names of records and people are read when it is shown.';
select platform.protect('work.notification', '{person_id}', 'insert, update');

create table work.preference (
  workspace_id uuid not null,
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  mail text not null check (mail in ('at_once', 'digest', 'never')),
  push boolean not null,
  primary key (workspace_id, person_id, kind),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
select platform.protect('work.preference', '{person_id}');

create table work.quiet_hours (
  workspace_id uuid not null,
  person_id uuid not null,
  from_time time,
  to_time time,
  is_only_working_days boolean not null default false,
  digest_at time not null,
  version integer not null default 1,
  primary key (workspace_id, person_id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id),
  check ((from_time is null) = (to_time is null))
);
comment on table work.quiet_hours is 'In the person''s time zone; from 20:00 to 7:00 goes over midnight.';
select platform.protect('work.quiet_hours', '{person_id}');

create table work.push_subscription (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index push_subscription_by_person on work.push_subscription (workspace_id, person_id) where ended_at is null;
create unique index push_subscription_current on work.push_subscription (workspace_id, person_id, endpoint) where ended_at is null;
select platform.protect('work.push_subscription', '{person_id}', 'insert, update');

-- The address under which a calendar program reads a person's tasks. Of its secret only the hash is kept.
create table work.feed (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index feed_by_person on work.feed (workspace_id, person_id) where revoked_at is null;
create unique index feed_of_workspace on work.feed (workspace_id, secret_hash);
create index feed_by_secret on work.feed (secret_hash);
comment on index work.feed_by_secret is 'Without the workspace: the address is all that a calendar program knows.';
select platform.protect('work.feed', '{person_id}', 'insert, update');

-- Before a workspace is known: whose feed an address opens. Answers to an exact hash only.
create function work.find_feed(wanted_hash bytea) returns table (workspace_id uuid, feed_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, work as $$
  select f.workspace_id, f.id, f.person_id from work.feed f where f.secret_hash = wanted_hash and f.revoked_at is null
$$;
revoke all on function work.find_feed from public;
grant usage on schema work to mainspring_app;
grant execute on function work.find_feed to mainspring_app;
