-- Who started a job, and the most it may cost, in billionths of a US dollar as all amounts here.
alter table job add column owner varchar default 'anonymous' not null;
alter table job add column budget bigint;

alter table team add column ultra_thinking boolean default false not null;
alter table team add column fallback_provider varchar;
alter table team add column fallback_model varchar;
alter table team add column tool_calls text default '[]' not null;
alter table team add column citations text default '[]' not null;
alter table team add column finish varchar;
alter table team add column seams text default '[]' not null;
alter table team add column finish_for_length boolean default false not null;
alter table team add column cache_read_tokens bigint default 0 not null;
alter table team add column cache_written_tokens bigint default 0 not null;
alter table team add column cache_within_input boolean default true not null;
alter table team add column cost bigint;
alter table team add column estimated boolean default false not null;
alter table team add column first_token_millis bigint;
alter table team add column tokens_per_second double precision default 0 not null;
alter table team add column failure_code varchar default '' not null;

-- A line for each call to a model: what was held for it, then what it cost. No foreign key: the
-- ledger outlives the jobs.
create table ledger (
  call_id              uuid primary key,
  job_id               uuid not null,
  team                 varchar not null,
  owner                varchar not null,
  provider             varchar not null,
  model                varchar not null,
  -- the day (UTC) that is charged
  call_day             date not null,
  reserved_at          timestamp with time zone not null,
  settled_at           timestamp with time zone,
  -- reserved, then settled
  state                varchar not null,
  -- reported or estimated, once settled
  basis                varchar,
  outcome              varchar,
  priced               boolean not null,
  held                 bigint not null,
  cost                 bigint default 0 not null,
  expected_input       bigint not null,
  input_tokens         bigint default 0 not null,
  output_tokens        bigint default 0 not null,
  thinking_tokens      bigint default 0 not null,
  cache_read_tokens    bigint default 0 not null,
  cache_written_tokens bigint default 0 not null
);

create index ledger_day on ledger (call_day);
create index ledger_job on ledger (job_id);

-- What of each budget is spent and held. One row for all together and one for each user, in each
-- day and month, so that no reservation has to add up the ledger.
create table budget_account (
  -- empty for all together
  owner  varchar not null,
  period varchar not null,
  spent  bigint not null,
  held   bigint not null,
  primary key (owner, period)
);
