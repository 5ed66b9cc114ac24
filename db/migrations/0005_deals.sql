-- The room `deals`: pipelines and their stages, deals, and the history that the funnel is made of.

create schema deals;
grant usage on schema deals to mainspring_member, mainspring_all, mainspring_command;

-- Words that a company makes its own lists of. Never deleted, because history speaks of them.
create function deals.create_list(table_name text) returns void language plpgsql as $$
begin
  execute format($ddl$
    create table deals.%1$I (
      workspace_id uuid not null references org.workspace (id),
      id uuid not null,
      name text not null,
      name_folded text not null,
      retired_at timestamptz,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, name_folded)
    )$ddl$, table_name);
  perform platform.protect(format('deals.%I', table_name)::regclass, '{}', 'insert, update');
end $$;
select deals.create_list('loss_reason');
select deals.create_list('source');
select deals.create_list('region');
select deals.create_list('product');
drop function deals.create_list;

create table deals.pipeline (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  key text not null,
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  may_move_back boolean not null default true,
  may_skip boolean not null default true,
  retired_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
select platform.protect('deals.pipeline', '{}', 'insert, update');

create table deals.stage (
  workspace_id uuid not null,
  id uuid not null,
  pipeline_id uuid not null,
  key text not null,
  name text not null,
  norm_days integer check (norm_days > 0),
  probability numeric(5, 4) check (probability between 0 and 1),
  retired_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, pipeline_id, id),
  unique (workspace_id, pipeline_id, key),
  foreign key (workspace_id, pipeline_id) references deals.pipeline (workspace_id, id)
);
comment on column deals.stage.norm_days is 'A deal that stays longer is stuck.';
comment on column deals.stage.probability is 'Of winning a deal that stands here, as the company reckons it.';
select platform.protect('deals.stage', '{}', 'insert, update');

-- Intervals: [from_at, to_at), `to_at` open while current. Numbered by `position` within their record. Never overlapping (exclusion),
-- never with gaps: each but the first points to its predecessor, whose end is its start. One of length 0 is kept.
create function deals.create_interval(table_name text, record text, value_definition text) returns void language plpgsql as $$
begin
  execute format($ddl$
    create table deals.%1$I (
      workspace_id uuid not null,
      %2$I uuid not null,
      position integer not null check (position > 0),
      %3$s,
      from_at timestamptz not null,
      to_at timestamptz,
      previous_position integer,
      primary key (workspace_id, %2$I, position),
      unique (workspace_id, %2$I, position, to_at),
      foreign key (workspace_id, %2$I, previous_position, from_at) references deals.%1$I (workspace_id, %2$I, position, to_at),
      check (previous_position is not distinct from nullif(position - 1, 0)),
      check (to_at is null or to_at >= from_at),
      exclude using gist (workspace_id with =, %2$I with =, tstzrange(from_at, to_at) with &&)
    )$ddl$, table_name, record, value_definition);
  execute format('create unique index %I on deals.%I (workspace_id, %I) where to_at is null', table_name || '_current', table_name, record);
end $$;

select deals.create_interval('stage_order', 'pipeline_id', 'stage_ids uuid[] not null, foreign key (workspace_id, pipeline_id) references deals.pipeline (workspace_id, id)');
comment on table deals.stage_order is 'All stages of a pipeline in their order, retired ones too. The first order holds since always, for imports carry history older than the pipeline.';
select platform.protect('deals.stage_order', '{}', 'insert, update (to_at)');

create table deals.deal (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  title text not null,
  client_id uuid,
  owner_id uuid not null,
  pipeline_id uuid not null,
  status text not null check (status in ('open', 'won', 'lost')),
  stage_id uuid not null,
  reason_id uuid,
  visits integer not null check (visits > 0),
  since timestamptz not null,
  opened_at timestamptz not null,
  amount bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cost bigint,
  expected_payment_on date,
  source_id uuid,
  region_id uuid,
  direction_id uuid,
  external_id text,
  import_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  unique (workspace_id, external_id),
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, pipeline_id, stage_id) references deals.stage (workspace_id, pipeline_id, id),
  foreign key (workspace_id, reason_id) references deals.loss_reason (workspace_id, id),
  foreign key (workspace_id, source_id) references deals.source (workspace_id, id),
  foreign key (workspace_id, region_id) references deals.region (workspace_id, id),
  foreign key (workspace_id, direction_id) references org.unit (workspace_id, id),
  check ((status = 'lost') = (reason_id is not null))
);
create index deal_by_owner on deals.deal (workspace_id, owner_id, id desc);
create index deal_by_stage on deals.deal (workspace_id, pipeline_id, status, stage_id, id desc);
create index deal_by_reason on deals.deal (workspace_id, reason_id) where reason_id is not null;
create index deal_by_client on deals.deal (workspace_id, client_id) where client_id is not null;
create index deal_by_source on deals.deal (workspace_id, source_id) where source_id is not null;
create index deal_by_region on deals.deal (workspace_id, region_id) where region_id is not null;
create index deal_by_direction on deals.deal (workspace_id, direction_id) where direction_id is not null;
create index deal_by_import on deals.deal (workspace_id, import_id) where import_id is not null;
comment on column deals.deal.stage_id is 'The stage it stands in; of a deal that was won or lost, the last one it stood in.';
comment on column deals.deal.visits is 'How many stage visits it has had: the position of the current one.';
comment on column deals.deal.since is 'When the current visit began.';
comment on column deals.deal.amount is 'Minor units of the currency.';
comment on column deals.deal.import_id is 'The import that brought it, for its undo.';
select platform.protect('deals.deal', '{owner_id}', 'insert, update');

-- What belongs to a deal carries the deal's owner of today, because it is seen by whoever sees the deal; the foreign key keeps it in step.
select deals.create_interval('stage_visit', 'deal_id', $$
  owner_id uuid not null,
  pipeline_id uuid not null,
  stage_id uuid,
  outcome text check (outcome in ('won', 'lost')),
  reason_id uuid,
  kind text not null check (kind in ('opened', 'entered', 'forward', 'skip', 'backward', 'won', 'lost', 'reopened')),
  came_from_stage_id uuid,
  came_from_outcome text check (came_from_outcome in ('won', 'lost')),
  actor_id uuid,
  held_by_id uuid not null,
  import_id uuid,
  recorded_at timestamptz not null default now(),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, pipeline_id, stage_id) references deals.stage (workspace_id, pipeline_id, id),
  foreign key (workspace_id, reason_id) references deals.loss_reason (workspace_id, id),
  check ((stage_id is null) = (outcome is not null)),
  check ((outcome is not distinct from 'lost') = (reason_id is not null))$$);
create index stage_visit_by_time on deals.stage_visit (workspace_id, pipeline_id, from_at);
create index stage_visit_by_owner on deals.stage_visit (workspace_id, owner_id, pipeline_id, from_at);
create index stage_visit_by_stage on deals.stage_visit (workspace_id, pipeline_id, stage_id, from_at);
create index stage_visit_by_reason on deals.stage_visit (workspace_id, reason_id) where reason_id is not null;
create index stage_visit_by_import on deals.stage_visit (workspace_id, import_id) where import_id is not null;
comment on table deals.stage_visit is 'One stay of a deal in a stage, or at an end. `kind` is the transition that began it, by the order of stages at that time.';
comment on column deals.stage_visit.owner_id is 'The deal''s owner of today: who sees it.';
comment on column deals.stage_visit.held_by_id is 'The deal''s owner when the visit began.';
comment on column deals.stage_visit.actor_id is 'Who moved it; null for the server itself.';
comment on column deals.stage_visit.recorded_at is 'When it was written down; imports write the past.';
select platform.protect('deals.stage_visit', '{owner_id}', 'insert, update (to_at)');

select deals.create_interval('ownership', 'deal_id', $$
  owner_id uuid not null,
  person_id uuid not null,
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)$$);
create index ownership_by_person on deals.ownership (workspace_id, person_id, from_at);
select platform.protect('deals.ownership', '{owner_id}', 'insert, update (to_at)');

select deals.create_interval('amount_held', 'deal_id', $$
  owner_id uuid not null,
  amount bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade$$);
comment on table deals.amount_held is 'The amount of a deal through time, in minor units; begins when an amount is first known.';
select platform.protect('deals.amount_held', '{owner_id}', 'insert, update (to_at)');

select deals.create_interval('payment_expected', 'deal_id', $$
  owner_id uuid not null,
  expected_on date,
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade$$);
comment on table deals.payment_expected is 'The expected payment date of a deal through time; begins when one is first known.';
select platform.protect('deals.payment_expected', '{owner_id}', 'insert, update (to_at)');
drop function deals.create_interval;

create table deals.deal_product (
  workspace_id uuid not null,
  deal_id uuid not null,
  owner_id uuid not null,
  product_id uuid not null,
  primary key (workspace_id, deal_id, product_id),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, product_id) references deals.product (workspace_id, id)
);
create index deal_product_by_product on deals.deal_product (workspace_id, product_id);
select platform.protect('deals.deal_product', '{owner_id}', 'insert, delete');

create table deals.deal_participant (
  workspace_id uuid not null,
  deal_id uuid not null,
  person_id uuid not null,
  owner_id uuid not null,
  primary key (workspace_id, deal_id, person_id),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, person_id) references org.person (workspace_id, id)
);
create index deal_participant_by_person on deals.deal_participant (workspace_id, person_id);
select platform.protect('deals.deal_participant', '{owner_id,person_id}', 'insert, delete');
