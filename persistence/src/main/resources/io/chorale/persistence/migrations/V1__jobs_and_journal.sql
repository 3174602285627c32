-- One text for H2 and PostgreSQL.
--
-- "text" is for what a person or a model writes: it has no bound on either. H2 makes it a CLOB;
-- its "varchar" would end at 1,048,576 characters.
-- "varchar" is for words and names, which the domain bounds where it cares: a length here would
-- count characters on PostgreSQL and UTF-16 units on H2.

create table job (
  id         uuid primary key,
  workflow   varchar not null,
  brief      text not null,
  state      varchar not null,
  created_at timestamp with time zone not null,
  ended_at   timestamp with time zone
);

create index job_newest on job (created_at, id);
create index job_state on job (state);

create table team (
  job_id          uuid not null references job (id),
  place           integer not null,
  name            varchar not null,
  provider        varchar not null,
  model           varchar not null,
  system          text,
  status          varchar not null,
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
  type   varchar not null,
  team   varchar,
  data   text not null,
  primary key (job_id, seq)
);
