import { html, nothing } from 'lit';

/** The most that a job may cost, for those who want to say. Tells `change` of what is typed. */
export const budgetField = (budget, fault, change) => html`
  <div class="budget">
    <label for="budget">Budget in US dollars</label>
    <input
      id="budget"
      type="text"
      data-testid="budget"
      inputmode="decimal"
      autocomplete="off"
      placeholder="none"
      .value=${budget}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby="budget-error"
      @input=${({ target }) => change(target.value)}
    >
    <p class="field-error" id="budget-error" role="alert">${fault ?? nothing}</p>
  </div>
`;
