import { html, nothing } from 'lit';
import { teamElapsed, tokensPerSecond } from '../job/measures.js';
import { count, duration, plural } from './format.js';

/** What a team's work took: time, tokens and their rate. */
export function teamFigures(team, job, now) {
  const elapsed = teamElapsed(team, job, now);
  if (elapsed === null) return nothing;
  const rate = tokensPerSecond(team, elapsed);
  return html`
    <footer class="team-figures figures">
      <span>${duration(elapsed)}</span>
      ${team.usage ? html`<span title=${breakdown(team.usage)}>${plural(team.usage.output_tokens, 'token')}</span>` : nothing}
      ${rate ? html`<span>${rate.toFixed(rate < 10 ? 1 : 0)} tokens/s</span>` : nothing}
    </footer>
  `;
}

const breakdown = ({ input_tokens = 0, output_tokens = 0, thinking_tokens = 0 }) =>
  `${count(input_tokens)} in, ${count(output_tokens)} out, of which ${count(thinking_tokens)} for thinking`;
