import { nothing } from 'lit';
import { jobCost } from '../job/measures.js';
import { figure } from './figure.js';
import { dollars } from './format.js';

/** What the teams of a job cost together, and of how much. */
export function jobCostFigure(job) {
  const cost = jobCost(job);
  if (cost.dollars === null) return nothing;
  const sign = cost.unpriced.length ? '≥ ' : cost.estimated ? '≈ ' : '';
  const budget = job.budget === null ? '' : ` of ${dollars(job.budget)}`;
  return figure(`${sign}${dollars(cost.dollars)}${budget}`, inWords(cost, job), 'job-cost');
}

function inWords({ dollars: sum, estimated, unpriced }, { budget }) {
  const about = unpriced.length ? 'at least ' : estimated ? 'about ' : '';
  return [
    `Cost of all teams: ${about}${dollars(sum)}`,
    budget === null ? '' : `of a budget of ${dollars(budget)}`,
    unpriced.length ? `no price is known for ${unpriced.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}
