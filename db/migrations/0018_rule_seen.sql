-- Since when the filter of a rule has been seen true of a record: a filter says what is so now, the sweep remembers since when.
create table work.rule_seen (
  workspace_id uuid not null,
  rule_id uuid not null,
  subject_id uuid not null,
  since timestamptz not null,
  primary key (workspace_id, rule_id, subject_id),
  foreign key (workspace_id, rule_id) references work.rule (workspace_id, id)
);
comment on table work.rule_seen is 'Ids alone, for the sweep: nobody is shown it. Without a key to the record, so that a sweep waits for nobody who hands records over; what is gone is not found and leaves.';
select platform.protect('work.rule_seen', '{}', 'insert, delete');
