import { html, nothing } from 'lit';
import { optionsOf } from '../job/draft.js';
import { teamOptions } from './team-options.js';

/**
 * Which teams take part, all but those that were left out, and how each is to work. Tells `changes`
 * of a team that is taken or left (`toggle`) and of an option (`choose`).
 */
export const teamChoice = ({ teams, providers }, draft, faults, changes) => html`
  <fieldset class="team-choice" aria-describedby="teams-error">
    <legend>Teams</legend>
    <div class="choices">
      ${teams.map((team, index) => choice(team, index, providers, draft, faults.team?.[team.name] ?? {}, changes))}
    </div>
    <p class="field-error" id="teams-error" role="alert">${faults.teams ?? nothing}</p>
  </fieldset>
`;

const choice = (team, index, providers, draft, faults, { toggle, choose }) => {
  const taken = !draft.left.includes(team.name);
  return html`
    <div class="choice" data-tint=${index % 5} data-testid="choice-${team.name}">
      <label class="chip">
        <input
          type="checkbox"
          .checked=${taken}
          aria-invalid=${taken && faults.itself ? 'true' : nothing}
          aria-describedby="fault-${team.name}"
          @change=${() => toggle(team.name)}
        >
        <span class="chip-name">${team.name}</span>
        <span class="muted chip-model">${team.model ?? nothing}</span>
      </label>
      ${taken
        ? teamOptions(team, providers, optionsOf(draft, team.name), faults, (change) => choose(team.name, change))
        : nothing}
      <p class="field-error" id="fault-${team.name}" role="alert">${(taken && faults.itself) || nothing}</p>
    </div>
  `;
};
