-- One text for H2 and PostgreSQL. "text" is unbounded on both: H2 makes it a CLOB, which it keeps
-- in the row while it is short; "varchar" without a length would end at 1,048,576 characters there.

create table job (
  id         uuid primary key,
  workflow   varchar(100) not null,
  brief      text not null,
  state      varchar(20) not null,
  created_at timestamp with time zone not null,
  ended_at   timestamp with time zone
);

create index job_newest on job (created_at, id);
create index job_state on job (state);

create table team (
  job_id          uuid not null references job (id),
  place           integer not null,
  name            varchar(64) not null,
  provider        varchar(100) not null,
  model           varchar(200) not null,
  system          text,
  status          varchar(20) not null,
  answer          text not null,
  thinking        text not null,
  code            text not null,
  input_tokens    bigint not null,
  output_tokens   bigint not null,
  thinking_tokens bigint not null,
  started_at      timestamp with time zone,
  ended_at        timestamp with time zone,
  reason          text,
  primary key (job_id, place)
);

-- No foreign key: it would cost a look-up for every token, and the writer numbers only jobs it has.
create table job_event (
  job_id uuid not null,
  seq    bigint not null,
  at     timestamp with time zone not null,
  type   varchar(40) not null,
  team   varchar(64),
  data   text not null,
  primary key (job_id, seq)
);
