-- Whose turn it is at a step: its last task of each person, however many tasks of other steps they have had.
create index task_turn on process.task (workspace_id, assignee_id, step, created_at desc) where run_id is not null;
