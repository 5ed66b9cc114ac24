-- With what somebody needs help on a deal, so that a report can say it by kind.
create table work.help (
  workspace_id uuid not null,
  task_id uuid not null,
  subject_id uuid not null,
  owner_id uuid not null,
  about text not null check (about in ('price', 'technical', 'decision_maker', 'terms', 'competitor', 'other')),
  primary key (workspace_id, task_id),
  foreign key (workspace_id, task_id) references process.task (workspace_id, id),
  foreign key (workspace_id, subject_id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade
);
create index help_by_subject on work.help (workspace_id, subject_id);
create index help_by_owner on work.help (workspace_id, owner_id);
comment on table work.help is 'Of a task "help"; without a row nobody said.';
select platform.protect_record('work.help', 'subject_id', 'insert');
