-- What a job asks of its workflow, a JSON object that only the workflow reads; and why it ended, in
-- the workflow's word.
alter table job add column options text default '{}' not null;
alter table job add column ended_by varchar;

-- The messages of a team that speaks several, as JSON: where each ends in its answer, and what it took.
alter table team add column messages text default '[]' not null;

create index job_newest_of_workflow on job (workflow, created_at, id);
