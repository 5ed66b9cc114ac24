-- When an import last wrote something, by the clock of the database: one whose process was killed is told from one that works.
alter table exchange.import add column moved_at timestamptz;
comment on column exchange.import.moved_at is 'When it last wrote something.';
