import { html, nothing } from 'lit';

/** A problem, said calmly, and what to do about it. */
export const trouble = (problem, advice) => html`
  <div class="trouble" role="alert">
    <p>${problem.message}</p>
    ${advice ? html`<p class="muted">${advice}</p>` : nothing}
  </div>
`;
