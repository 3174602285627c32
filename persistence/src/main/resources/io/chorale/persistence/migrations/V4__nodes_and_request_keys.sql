-- Who is alive: a row for each life of a server, until its lease runs out.
create table node (
  id          uuid primary key,
  name        varchar not null,
  lease_until timestamp with time zone not null
);

-- Which of them works at a job; null when it gave the job up. No foreign key: the dead are forgotten.
alter table job add column node uuid;
-- How often a job was claimed from a node that did not give it up.
alter table job add column restarts integer default 0 not null;

-- By which key an owner asked for a job, for a day.
create table request_key (
  owner       varchar not null,
  request_key varchar not null,
  request     varchar not null,
  job_id      uuid not null,
  asked_at    timestamp with time zone not null,
  primary key (owner, request_key)
);

create index request_key_age on request_key (asked_at);
