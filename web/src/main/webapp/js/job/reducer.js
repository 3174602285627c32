import { TEAM_OVER, emptyTeam, reduceTeam, reported, restarted } from './team.js';

/**
 * What the page knows of a job, built from its events, and at a team's end from its report. Pure:
 * the same events give the same state, on whichever way and however often they came. A value that
 * did not change keeps its identity.
 */

export const OVER = new Set(['complete', 'partial', 'failed', 'cancelled', 'interrupted']);

/** A job before its first event, as `GET /api/jobs/{id}` describes it. */
export function emptyJob({ job_id, workflow, brief, state = 'running', created_at = null, ended_at = null, budget_usd = null, teams = [] }) {
  return {
    id: job_id,
    workflow,
    brief,
    state,
    createdAt: created_at,
    endedAt: ended_at,
    budget: budget_usd,
    seq: 0,
    failure: null,
    gaps: [],
    teams: teams.map(emptyTeam),
  };
}

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
      return { ...job, seq: Math.max(job.seq, data.to_seq), gaps: [...job.gaps, { from: data.from_seq, to: data.to_seq }] };
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
    case 'restarted':
      return { ...job, teams: job.teams.map((team) => (data.teams.includes(team.name) ? restarted(team, data) : team)) };
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

/**
 * Adds what the report of a job tells beyond its events, for teams of which no event can come any
 * more. The same report again changes nothing.
 */
export function withReport(job, { teams = [] }) {
  const fold = (team) => {
    const report = teams.find(({ name }) => name === team.name);
    const over = OVER.has(job.state) || TEAM_OVER.has(team.status);
    return report && over ? reported(team, report, job.gaps.length > 0) : team;
  };
  return { ...job, teams: job.teams.map(fold) };
}
