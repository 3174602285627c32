import { OVER, TEAM_OVER } from './reducer.js';

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

/** Output tokens a second over the whole of a team's work; null while unknown or meaningless. */
export function tokensPerSecond(team, elapsed) {
  const tokens = team.usage?.output_tokens;
  return tokens && elapsed >= 100 ? tokens / (elapsed / 1000) : null;
}

const between = (start, end, now) => Math.max(0, (end ? Date.parse(end) : now) - Date.parse(start));
