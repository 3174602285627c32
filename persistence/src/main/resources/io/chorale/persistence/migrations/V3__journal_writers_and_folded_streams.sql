-- The last batch that each writer of the journal, one a start of a server, has committed: whoever
-- does not know whether a commit came about looks here.
create table journal_writer (
  id       uuid primary key,
  batch    bigint not null,
  -- what of it could not be paid, as JSON
  refusals text not null,
  since    timestamp with time zone not null
);

-- A job that is over and whose events were folded into compressed pieces: one, or several of a long stream.
create table job_stream (
  job_id    uuid primary key,
  last_seq  bigint not null,
  -- events up to this one are no longer kept
  lost_seq  bigint default 0 not null,
  folded_at timestamp with time zone not null
);

create table job_stream_piece (
  job_id   uuid not null,
  -- of the piece's last event
  last_seq bigint not null,
  data     ${bytes} not null,
  primary key (job_id, last_seq)
);

create index job_ended on job (ended_at);
