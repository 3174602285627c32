import { OVER } from './reducer.js';
import { TEAM_OVER } from './team.js';

/** Milliseconds that a team has worked, or null before it began. `now` is by the server's clock. */
export function teamElapsed(team, job, now) {
  if (!team.startedAt) return null;
  const end = TEAM_OVER.has(team.status) ? team.endedAt : job.endedAt;
  return between(team.startedAt, end, now);
}

export function jobElapsed(job, now) {
  if (!job.createdAt) return null;
  return between(job.createdAt, OVER.has(job.state) ? job.endedAt : null, now);
}

/**
 * What the teams have cost in US dollars so far. `dollars` is null before anything is known;
 * `unpriced` names the teams of which no price is known.
 */
export function jobCost({ teams }) {
  const used = teams.filter(({ usage }) => usage);
  const priced = used.filter(({ usage }) => usage.cost_usd != null);
  return {
    dollars: priced.length ? priced.reduce((sum, { usage }) => sum + usage.cost_usd, 0) : null,
    estimated: priced.some(({ usage }) => usage.estimated),
    unpriced: used.filter((team) => !priced.includes(team)).map(({ name }) => name),
  };
}

const between = (start, end, now) => Math.max(0, (end ? Date.parse(end) : now) - Date.parse(start));
