import { html, nothing } from 'lit';
import { plural } from './format.js';

/** Where the answer went over to another model. */
export function seamNote({ seam, error }) {
  if (!seam) return nothing;
  return html`
    <div class="note" data-testid="seam">
      <p>${seam.reason}</p>
      <p>
        <strong>${voice(seam)}</strong> ${error ? 'was asked' : 'answers'}
        instead${seam.discarded ? `; ${plural(seam.discarded, 'character')} of the first answer ${seam.discarded === 1 ? 'was' : 'were'} discarded` : nothing}.
      </p>
    </div>
  `;
}

/** That it began anew, and why. */
export const restartNote = ({ restart }) =>
  restart ? html`<p class="note" data-testid="restarted"><strong>Started again.</strong> ${restart.reason}</p>` : nothing;

/** That a model is asked once more, until then. */
export function retryNote({ retry }, now) {
  if (!retry) return nothing;
  const left = Math.ceil((retry.due - now) / 1000);
  return html`
    <div class="note" data-testid="retry">
      <p>${retry.reason}</p>
      <p><strong>Asking ${retry.provider} again${left > 0 ? ` in ${left} s` : ''}</strong> (attempt ${retry.attempt})…</p>
    </div>
  `;
}

/** That there would have been more. */
export const cutNote = ({ truncated }) =>
  truncated
    ? html`<p class="note" data-testid="cut"><strong>Cut at the length limit.</strong> The model would have written more.</p>`
    : nothing;

export const errorNote = ({ error }) =>
  error ? html`<p class="team-error" data-testid="error"><strong>This team stopped.</strong> ${error}</p>` : nothing;

const voice = ({ provider, model }) => [provider, model].filter(Boolean).join(' / ');
