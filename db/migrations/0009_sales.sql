-- The room `deals` grows: leads, lines and competitors, trials, contracts and money, and history that was taken back.

create table deals.competitor (like deals.product including all);
alter table deals.competitor add foreign key (workspace_id) references org.workspace (id);
select platform.protect('deals.competitor', '{}', 'insert, update');
create table deals.rejection_reason (like deals.product including all);
alter table deals.rejection_reason add foreign key (workspace_id) references org.workspace (id);
comment on table deals.rejection_reason is 'Why leads are rejected.';
select platform.protect('deals.rejection_reason', '{}', 'insert, update');

alter table deals.deal add column title_folded text collate "C";
update deals.deal d set title_folded = r.search from platform.record r where r.workspace_id = d.workspace_id and r.id = d.id;
alter table deals.deal alter column title_folded set not null;
create index deal_by_title on deals.deal (workspace_id, title_folded, id);
create index deal_by_creation on deals.deal (workspace_id, created_at, id);
create index deal_by_since on deals.deal (workspace_id, since, id);
create index deal_by_opening on deals.deal (workspace_id, opened_at, id);
create index deal_on_board on deals.deal (workspace_id, pipeline_id, stage_id, id desc) include (owner_id, since, currency, amount) where status = 'open' and archived_at is null;
create index deal_by_amount on deals.deal (workspace_id, ((case when amount is not null then currency end) collate "C"), amount, id);
create index deal_by_expected_payment on deals.deal (workspace_id, expected_payment_on, id) where expected_payment_on is not null;

create table deals.deal_competitor (
  workspace_id uuid not null,
  deal_id uuid not null,
  competitor_id uuid not null,
  owner_id uuid not null,
  primary key (workspace_id, deal_id, competitor_id),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, competitor_id) references deals.competitor (workspace_id, id)
);
create index deal_competitor_by_competitor on deals.deal_competitor (workspace_id, competitor_id);
create index deal_competitor_by_owner on deals.deal_competitor (workspace_id, owner_id);
select platform.protect_record('deals.deal_competitor', 'deal_id', 'insert, delete');

create table deals.deal_line (
  workspace_id uuid not null,
  deal_id uuid not null,
  position smallint not null check (position > 0),
  owner_id uuid not null,
  product_id uuid not null,
  quantity bigint not null check (quantity > 0),
  price bigint not null,
  cost bigint,
  primary key (workspace_id, deal_id, position),
  foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, product_id) references deals.product (workspace_id, id)
);
create index deal_line_by_product on deals.deal_line (workspace_id, product_id);
create index deal_line_by_owner on deals.deal_line (workspace_id, owner_id);
comment on column deals.deal_line.quantity is 'In thousandths.';
comment on column deals.deal_line.price is 'Of one, in minor units of the deal''s currency; cost likewise.';
select platform.protect_record('deals.deal_line', 'deal_id', 'insert, update, delete');

-- History that was taken back: it counts nowhere, but "as known on" a day it did.
create table deals.voided_visit (like deals.stage_visit including defaults);
alter table deals.voided_visit add column id uuid not null, add column voided_at timestamptz not null, add column voided_by uuid,
  add primary key (workspace_id, id),
  add foreign key (workspace_id, deal_id, owner_id) references deals.deal (workspace_id, id, owner_id) on update cascade;
create index voided_visit_by_deal on deals.voided_visit (workspace_id, deal_id);
create index voided_visit_by_owner on deals.voided_visit (workspace_id, owner_id);
create index voided_visit_by_time on deals.voided_visit (workspace_id, pipeline_id, voided_at);
select platform.protect_record('deals.voided_visit', 'deal_id', 'insert, delete');
grant delete, update on deals.stage_visit, deals.ownership, deals.amount_held, deals.payment_expected, deals.deal to mainspring_command;

create table deals.lead (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  title text not null,
  title_folded text collate "C" not null,
  company text,
  company_folded text collate "C",
  person text,
  person_folded text collate "C",
  client_id uuid,
  contact_id uuid,
  source_id uuid,
  referred_by_id uuid,
  region_id uuid,
  status text not null check (status in ('new', 'in_work', 'converted', 'rejected')),
  reason_id uuid,
  telesales_id uuid,
  seller_id uuid,
  first_contact_on date,
  opened_at timestamptz not null,
  first_response_at timestamptz,
  converted_on date,
  deal_id uuid,
  external_id text,
  import_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, client_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, contact_id) references clients.contact (workspace_id, id),
  foreign key (workspace_id, source_id) references clients.source (workspace_id, id),
  foreign key (workspace_id, referred_by_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, region_id) references clients.region (workspace_id, id),
  foreign key (workspace_id, reason_id) references deals.rejection_reason (workspace_id, id),
  foreign key (workspace_id, telesales_id) references org.person (workspace_id, id),
  foreign key (workspace_id, seller_id) references org.person (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals.deal (workspace_id, id),
  check ((status = 'rejected') = (reason_id is not null)),
  check ((status = 'converted') = (converted_on is not null))
);
create unique index lead_external on deals.lead (workspace_id, external_id) where external_id is not null;
create index lead_by_owner on deals.lead (workspace_id, owner_id, id desc);
create index lead_by_status on deals.lead (workspace_id, status, id desc);
create index lead_by_age on deals.lead (workspace_id, created_at, id);
create index lead_by_opening on deals.lead (workspace_id, opened_at, id);
create index lead_by_title on deals.lead (workspace_id, title_folded, id);
create index lead_by_company on deals.lead (workspace_id, company_folded) where company_folded is not null;
create index lead_by_first_contact on deals.lead (workspace_id, first_contact_on) where first_contact_on is not null;
create index lead_by_client on deals.lead (workspace_id, client_id) where client_id is not null;
create index lead_by_contact on deals.lead (workspace_id, contact_id) where contact_id is not null;
create index lead_by_source on deals.lead (workspace_id, source_id) where source_id is not null;
create index lead_by_referrer on deals.lead (workspace_id, referred_by_id) where referred_by_id is not null;
create index lead_by_region on deals.lead (workspace_id, region_id) where region_id is not null;
create index lead_by_reason on deals.lead (workspace_id, reason_id) where reason_id is not null;
create index lead_by_telesales on deals.lead (workspace_id, telesales_id) where telesales_id is not null;
create index lead_by_seller on deals.lead (workspace_id, seller_id) where seller_id is not null;
create index lead_by_deal on deals.lead (workspace_id, deal_id) where deal_id is not null;
create index lead_by_import on deals.lead (workspace_id, import_id) where import_id is not null;
comment on column deals.lead.first_contact_on is 'Business date; may lie after converted_on in imported data, which the report counts as a problem.';
comment on column deals.lead.first_response_at is 'When somebody first did something about it: the end of its first stay in "new".';
select platform.protect_record('deals.lead', 'id', 'insert, update, delete');

create table deals.lead_status (
  workspace_id uuid not null,
  lead_id uuid not null,
  position integer not null check (position > 0),
  owner_id uuid not null,
  status text not null check (status in ('new', 'in_work', 'converted', 'rejected')),
  reason_id uuid,
  actor_id uuid,
  import_id uuid,
  recorded_at timestamptz not null default now(),
  from_at timestamptz not null,
  to_at timestamptz,
  previous_position integer,
  primary key (workspace_id, lead_id, position),
  unique (workspace_id, lead_id, position, to_at),
  foreign key (workspace_id, lead_id, previous_position, from_at) references deals.lead_status (workspace_id, lead_id, position, to_at),
  foreign key (workspace_id, lead_id, owner_id) references deals.lead (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, reason_id) references deals.rejection_reason (workspace_id, id),
  check (previous_position is not distinct from nullif(position - 1, 0)),
  check (to_at is null or to_at >= from_at),
  exclude using gist (workspace_id with =, lead_id with =, tstzrange(from_at, to_at) with &&)
);
create unique index lead_status_current on deals.lead_status (workspace_id, lead_id) where to_at is null;
create index lead_status_by_time on deals.lead_status (workspace_id, status, from_at);
create index lead_status_by_owner on deals.lead_status (workspace_id, owner_id);
create index lead_status_by_reason on deals.lead_status (workspace_id, reason_id) where reason_id is not null;
select platform.protect_record('deals.lead_status', 'lead_id', 'insert, update, delete');

-- Equipment, samples or accounts out on trial at a client.
create table deals.trial (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  client_id uuid not null,
  deal_id uuid,
  act_number text,
  out_on date not null,
  due_back_on date,
  closed_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  external_id text,
  import_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, client_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals.deal (workspace_id, id),
  check (due_back_on >= out_on),
  check (closed_on >= out_on)
);
create unique index trial_external on deals.trial (workspace_id, external_id) where external_id is not null;
create index trial_by_owner on deals.trial (workspace_id, owner_id, id desc);
create index trial_by_start on deals.trial (workspace_id, out_on, id);
create index trial_by_client on deals.trial (workspace_id, client_id);
create index trial_by_deal on deals.trial (workspace_id, deal_id) where deal_id is not null;
create index trial_open on deals.trial (workspace_id, due_back_on) where closed_on is null;
create index trial_by_import on deals.trial (workspace_id, import_id) where import_id is not null;
comment on column deals.trial.closed_on is 'When the last item was returned or converted.';
select platform.protect_record('deals.trial', 'id', 'insert, update, delete');

create table deals.trial_item (
  workspace_id uuid not null,
  trial_id uuid not null,
  position smallint not null check (position > 0),
  owner_id uuid not null,
  name text not null,
  product_id uuid,
  serial_number text,
  quantity integer not null check (quantity > 0),
  returned integer not null default 0 check (returned >= 0),
  converted integer not null default 0 check (converted >= 0),
  unit_value bigint not null check (unit_value >= 0),
  primary key (workspace_id, trial_id, position),
  foreign key (workspace_id, trial_id, owner_id) references deals.trial (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, product_id) references deals.product (workspace_id, id),
  check (returned + converted <= quantity)
);
create index trial_item_by_product on deals.trial_item (workspace_id, product_id) where product_id is not null;
create index trial_item_by_owner on deals.trial_item (workspace_id, owner_id);
comment on column deals.trial_item.unit_value is 'Of one, in minor units of the trial''s currency.';
select platform.protect_record('deals.trial_item', 'trial_id', 'insert, update, delete');

-- What came back or was bought, when.
create table deals.trial_move (
  workspace_id uuid not null,
  id uuid not null,
  trial_id uuid not null,
  item_position smallint not null,
  owner_id uuid not null,
  kind text not null check (kind in ('returned', 'converted')),
  quantity integer not null check (quantity > 0),
  happened_on date not null,
  actor_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, trial_id, owner_id) references deals.trial (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, trial_id, item_position) references deals.trial_item (workspace_id, trial_id, position)
);
create index trial_move_by_trial on deals.trial_move (workspace_id, trial_id, item_position);
create index trial_move_by_day on deals.trial_move (workspace_id, happened_on);
create index trial_move_by_owner on deals.trial_move (workspace_id, owner_id);
select platform.protect_record('deals.trial_move', 'trial_id', 'insert, delete, update (recorded_at)');

create table deals.contract (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  client_id uuid not null,
  deal_id uuid,
  number text not null,
  number_folded text collate "C" not null,
  signed_on date,
  amount bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  external_id text,
  import_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, id, owner_id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, client_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals.deal (workspace_id, id)
);
create unique index contract_external on deals.contract (workspace_id, external_id) where external_id is not null;
create index contract_by_owner on deals.contract (workspace_id, owner_id, id desc);
create index contract_by_age on deals.contract (workspace_id, created_at, id);
create index contract_by_number on deals.contract (workspace_id, number_folded);
create index contract_by_client on deals.contract (workspace_id, client_id);
create index contract_by_deal on deals.contract (workspace_id, deal_id) where deal_id is not null;
create index contract_by_signing on deals.contract (workspace_id, signed_on) where signed_on is not null;
create index contract_by_import on deals.contract (workspace_id, import_id) where import_id is not null;
select platform.protect_record('deals.contract', 'id', 'insert, update, delete');

create table deals.instalment (
  workspace_id uuid not null,
  contract_id uuid not null,
  position smallint not null check (position > 0),
  owner_id uuid not null,
  due_on date not null,
  amount bigint not null check (amount > 0),
  primary key (workspace_id, contract_id, position),
  foreign key (workspace_id, contract_id, owner_id) references deals.contract (workspace_id, id, owner_id) on update cascade
);
create index instalment_by_day on deals.instalment (workspace_id, due_on);
create index instalment_by_owner on deals.instalment (workspace_id, owner_id);
comment on table deals.instalment is 'The payment schedule of a contract, in minor units of its currency.';
select platform.protect_record('deals.instalment', 'contract_id', 'insert, update, delete');

create table deals.payment (
  workspace_id uuid not null references org.workspace (id),
  id uuid not null,
  owner_id uuid not null,
  client_id uuid,
  deal_id uuid,
  contract_id uuid,
  paid_on date not null,
  amount bigint not null check (amount <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  credited_to_id uuid not null,
  external_id text,
  import_id uuid,
  voided_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, id, owner_id) references platform.record (workspace_id, id, owner_id) on update cascade,
  foreign key (workspace_id, owner_id) references org.person (workspace_id, id),
  foreign key (workspace_id, credited_to_id) references org.person (workspace_id, id),
  foreign key (workspace_id, client_id) references clients.client (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals.deal (workspace_id, id),
  foreign key (workspace_id, contract_id) references deals.contract (workspace_id, id),
  check (num_nonnulls(client_id, deal_id, contract_id) > 0)
);
create unique index payment_external on deals.payment (workspace_id, external_id) where external_id is not null;
create index payment_by_owner on deals.payment (workspace_id, owner_id, id desc);
create index payment_by_day on deals.payment (workspace_id, paid_on, id);
create index payment_by_credit on deals.payment (workspace_id, credited_to_id, paid_on);
create index payment_by_client on deals.payment (workspace_id, client_id) where client_id is not null;
create index payment_by_deal on deals.payment (workspace_id, deal_id) where deal_id is not null;
create index payment_by_contract on deals.payment (workspace_id, contract_id) where contract_id is not null;
create index payment_by_import on deals.payment (workspace_id, import_id) where import_id is not null;
comment on column deals.payment.amount is 'Minor units; negative when money went back.';
comment on column deals.payment.credited_to_id is 'For whom it counts: the deal''s owner on the day the money came.';
comment on column deals.payment.owner_id is 'Who sees it: the owner of its deal, contract or client today, through the register, where that is its parent.';
select platform.protect_record('deals.payment', 'id', 'insert, update, delete');
