import { html, nothing } from 'lit';

/** How one team is to work, folded away: most are left as they are. Tells `choose` of a change. */
export function teamOptions(team, providers, options, faults, choose) {
  const id = `options-${team.name}`;
  return html`
    <details class="options" data-testid=${id}>
      <summary aria-label="Options of ${team.name}: ${inWords(options) || 'none chosen'}">
        Options${inWords(options) ? html` <span class="chosen">${inWords(options)}</span>` : nothing}
      </summary>
      <div class="option-list">
        <label class="option">
          <input
            type="checkbox"
            data-testid="ultra"
            .checked=${options.ultra}
            aria-invalid=${faults.ultra ? 'true' : nothing}
            aria-describedby="${id}-ultra"
            @change=${({ target }) => choose({ ultra: target.checked })}
          >
          <span>Ultra thinking</span>
        </label>
        <p class="field-error" id="${id}-ultra" role="alert">${faults.ultra ?? nothing}</p>
        ${fallback(team, providers, options, faults, choose, id)}
      </div>
    </details>
  `;
}

function fallback(team, providers, options, faults, choose, id) {
  const others = providers.filter(({ name }) => name !== team.provider);
  if (others.length === 0) return nothing;
  const invalid = faults.fallback ? 'true' : nothing;
  const ownModel = others.find(({ name }) => name === options.fallback)?.model;
  return html`
    <label class="option">
      <span>If it fails, ask</span>
      <select
        data-testid="fallback"
        aria-invalid=${invalid}
        aria-describedby="${id}-fallback"
        @change=${({ target }) => choose({ fallback: target.value, fallbackModel: '' })}
      >
        <option value="" .selected=${!options.fallback}>nobody</option>
        ${others.map(({ name }) => html`<option value=${name} .selected=${name === options.fallback}>${name}</option>`)}
      </select>
    </label>
    ${options.fallback
      ? html`
          <label class="option">
            <span>Its model</span>
            <input
              type="text"
              data-testid="fallback-model"
              autocomplete="off"
              spellcheck="false"
              placeholder=${ownModel || 'name one'}
              .value=${options.fallbackModel}
              aria-invalid=${invalid}
              aria-describedby="${id}-fallback"
              @input=${({ target }) => choose({ fallbackModel: target.value })}
            >
          </label>
        `
      : nothing}
    <p class="field-error" id="${id}-fallback" role="alert">${faults.fallback ?? nothing}</p>
  `;
}

const inWords = ({ ultra, fallback: other }) =>
  [ultra ? 'ultra thinking' : '', other ? `else ${other}` : ''].filter(Boolean).join(', ');
