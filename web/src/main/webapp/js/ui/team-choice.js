import { html, nothing } from 'lit';

/** Which teams take part: all, but those that were left out. */
export const teamChoice = (teams, left, error, toggle) => html`
  <fieldset class="team-choice" aria-describedby="teams-error">
    <legend>Teams</legend>
    <div class="chips">
      ${teams.map(
        (team, index) => html`
          <label class="chip" data-tint=${index % 5}>
            <input type="checkbox" .checked=${!left.has(team.name)} @change=${() => toggle(team.name)}>
            <span class="chip-name">${team.name}</span>
            <span class="muted">${team.model ?? nothing}</span>
          </label>
        `,
      )}
    </div>
    <p class="field-error" id="teams-error" role="alert">${error ?? nothing}</p>
  </fieldset>
`;
