import { html, nothing } from 'lit';
import { teamElapsed } from '../job/measures.js';
import { figure } from './figure.js';
import { count, dollars, duration, exactDollars, plural, seconds } from './format.js';

/** What a team's work took: time, tokens, money and speed. */
export function teamFigures(team, job, now) {
  const elapsed = teamElapsed(team, job, now);
  if (elapsed === null) return nothing;
  return html`
    <footer class="team-figures figures" data-testid="figures">
      ${figure(duration(elapsed), `At work for ${duration(elapsed)}`)} ${team.usage ? used(team.usage) : nothing}
    </footer>
  `;
}

const used = (usage) => html`
  ${figure(tokens(usage), tokensInWords(usage), 'tokens')}
  ${usage.cost_usd == null ? nothing : figure(cost(usage), costInWords(usage), 'cost')}
  ${usage.time_to_first_token_ms == null
    ? nothing
    : figure(
        `first token ${seconds(usage.time_to_first_token_ms)}`,
        `The first token came ${seconds(usage.time_to_first_token_ms)} after the asking`,
        'first-token',
      )}
  ${usage.tokens_per_second ? figure(`${rate(usage)} tokens/s`, `${rate(usage)} tokens a second, from the first one on`, 'rate') : nothing}
`;

const tokens = ({ input_tokens = 0, output_tokens = 0, thinking_tokens = 0 }) =>
  `${plural(input_tokens, 'token')} in, ${count(output_tokens)} out${thinking_tokens ? ` (${count(thinking_tokens)} thinking)` : ''}`;

const tokensInWords = ({ input_tokens = 0, output_tokens = 0, thinking_tokens = 0, cached_tokens = 0, estimated }) =>
  [
    `${plural(input_tokens, 'token')} in${cached_tokens ? `, ${count(cached_tokens)} of them from the provider's cache` : ''}`,
    `${count(output_tokens)} out${thinking_tokens ? `, ${count(thinking_tokens)} of them for thinking` : ''}`,
  ].join('; ') + (estimated ? '; counted here, not by the provider' : '');

const cost = ({ cost_usd, estimated }) => `${estimated ? '≈ ' : ''}${dollars(cost_usd)}`;

const costInWords = ({ cost_usd, estimated }) => `Cost: ${estimated ? 'about ' : ''}${exactDollars(cost_usd)}`;

const rate = ({ tokens_per_second: value }) => value.toFixed(value < 10 ? 1 : 0);
