/**
 * What the page knows of a job, built from its events and nothing else. Pure: the same events give
 * the same state, on whichever way and however often they came. A value that did not change keeps
 * its identity.
 */

export const OVER = new Set(['complete', 'partial', 'failed', 'cancelled', 'interrupted']);
export const TEAM_OVER = new Set(['complete', 'error', 'cancelled']);

/** A job before its first event, as `GET /api/jobs/{id}` describes it. */
export function emptyJob({ job_id, workflow, brief, state = 'running', created_at = null, ended_at = null, teams = [] }) {
  return {
    id: job_id,
    workflow,
    brief,
    state,
    createdAt: created_at,
    endedAt: ended_at,
    seq: 0,
    failure: null,
    gaps: [],
    teams: teams.map(emptyTeam),
  };
}

const emptyTeam = ({ name, provider = '', model = '' }) => ({
  name,
  provider,
  model,
  status: 'idle',
  startedAt: null,
  generatingAt: null,
  endedAt: null,
  thoughts: [],
  text: '',
  usage: null,
  error: null,
});

export const reduceAll = (job, events) => events.reduce(reduce, job);

export function reduce(job, event) {
  if (event.seq == null) return connectionEvent(job, event);
  if (event.seq <= job.seq) return job;
  const seen = { ...job, seq: event.seq };
  return event.team ? teamEvent(seen, event) : jobEvent(seen, event);
}

function connectionEvent(job, { type, data = {}, timestamp }) {
  switch (type) {
    case 'connected': {
      // The server says that it is over and that we have it all.
      const over = OVER.has(data.state) && data.last_seq <= job.seq;
      return over && !OVER.has(job.state) ? ended(job, data.state, timestamp) : job;
    }
    case 'gap':
      return { ...job, seq: Math.max(job.seq, data.to ?? 0), gaps: [...job.gaps, { from: data.from, to: data.to }] };
    case 'error':
      return { ...job, failure: data.error ?? null };
    default:
      return job;
  }
}

function jobEvent(job, { type, data = {}, timestamp }) {
  switch (type) {
    case 'complete':
      return ended(job, data.state, timestamp);
    case 'error':
      return { ...job, failure: data.error };
    default:
      return job;
  }
}

const ended = (job, state, timestamp) => ({ ...job, state, endedAt: job.endedAt ?? timestamp });

function teamEvent(job, event) {
  const known = job.teams.some(({ name }) => name === event.team);
  const teams = known ? job.teams : [...job.teams, emptyTeam({ name: event.team })];
  return { ...job, teams: teams.map((team) => (team.name === event.team ? reduceTeam(team, event) : team)) };
}

function reduceTeam(team, { type, data = {}, timestamp }) {
  switch (type) {
    case 'status_change':
      return changed(team, data.status, timestamp);
    case 'thought_added':
      return { ...team, thoughts: [...team.thoughts, { id: data.id, text: data.text }] };
    case 'chunk':
      return { ...team, text: team.text + data.text };
    case 'usage':
      return { ...team, usage: data };
    case 'error':
      return { ...changed(team, 'error', timestamp), error: data.error };
    default:
      return team;
  }
}

const changed = (team, status, timestamp) => ({
  ...team,
  status,
  startedAt: team.startedAt ?? (status === 'idle' ? null : timestamp),
  generatingAt: team.generatingAt ?? (status === 'generating' ? timestamp : null),
  endedAt: TEAM_OVER.has(status) ? (team.endedAt ?? timestamp) : null,
});
