import { LitElement, html, nothing } from 'lit';
import * as api from '../net/api.js';
import { asked, budgetOf, chosenOf, toggled, withOption } from '../job/draft.js';
import { faultsOf } from '../job/refusal.js';
import { budgetField } from './budget-field.js';
import { count } from './format.js';
import { teamChoice } from './team-choice.js';
import { trouble } from './trouble.js';

/** The counter shows from this share of the allowed length on. */
const COUNT_FROM = 0.9;

const TOO_DEAR = 'Nothing was started, and nothing was spent.';

/** Takes a brief and starts a job with it: `started` with the server's answer, `draft` at each change. */
class BriefForm extends LitElement {
  static properties = {
    settings: { attribute: false },
    draft: { attribute: false },
    faults: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    this.faults = {};
    this.problem = null;
    this.sending = false;
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    // A phone would open its keyboard over the page.
    if (matchMedia('(pointer: fine)').matches) this.#brief.focus({ preventScroll: true });
  }

  render() {
    const { brief_max_length: longest } = this.settings;
    const { brief } = this.faults;
    return html`
      <form class="brief-form" novalidate @submit=${this.#submit} @keydown=${this.#keys}>
        <h1><label for="brief">What should the teams work on?</label></h1>
        <p class="muted">Each team works on it by itself, all at once, and you watch them think.</p>
        <textarea
          id="brief"
          data-testid="brief"
          rows="7"
          maxlength=${longest}
          placeholder="Create a login form with email and password, accessible and without dependencies."
          .value=${this.draft.brief}
          ?readonly=${this.sending}
          aria-invalid=${brief ? 'true' : nothing}
          aria-describedby="brief-error brief-count"
          @input=${this.#typed}
        ></textarea>
        <p class="field-error" id="brief-error" role="alert">${brief ?? nothing}</p>
        <p class="counter" id="brief-count">${this.#counter(longest)}</p>
        ${teamChoice(this.settings, this.draft, this.faults, this.#changes)}
        ${budgetField(this.draft.budget, this.faults.budget, this.#budgeted)}
        ${this.problem ? trouble(this.problem, this.problem.code === 'budget_exceeded' ? TOO_DEAR : '') : nothing}
        <div class="brief-actions">
          <button type="submit" class="primary" data-testid="start" aria-disabled=${this.sending ? 'true' : nothing}>
            ${this.sending ? 'Starting…' : 'Start'}
          </button>
          <span class="muted hint"><kbd>${modifier}</kbd> <kbd>Enter</kbd></span>
        </div>
      </form>
    `;
  }

  get #brief() {
    return this.querySelector('#brief');
  }

  #counter(longest) {
    const { length } = this.draft.brief;
    return length >= longest * COUNT_FROM ? `${count(length)} of ${count(longest)} characters` : nothing;
  }

  #typed = ({ target }) => this.#change({ ...this.draft, brief: target.value }, { brief: undefined });

  #budgeted = (budget) => this.#change({ ...this.draft, budget }, { budget: undefined });

  #changes = {
    toggle: (team) => this.#change(toggled(this.draft, team), { teams: undefined }),
    choose: (team, option) =>
      this.#change(withOption(this.draft, team, option), { team: { ...this.faults.team, [team]: undefined } }),
  };

  #change(draft, mended) {
    this.draft = draft;
    this.faults = { ...this.faults, ...mended };
    this.dispatchEvent(new CustomEvent('draft', { detail: draft }));
  }

  #keys = (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.querySelector('form').requestSubmit();
  };

  #submit = async (event) => {
    event.preventDefault();
    if (this.sending || !this.#acceptable()) return;
    const { draft } = this;
    this.sending = true;
    this.problem = null;
    try {
      const detail = await api.startJob(asked(draft, this.settings.teams));
      this.dispatchEvent(new CustomEvent('started', { detail }));
    } catch (problem) {
      this.#refused(problem, draft);
    } finally {
      this.sending = false;
    }
  };

  #acceptable() {
    this.faults = {
      brief: this.draft.brief.trim() ? undefined : 'Write a brief first.',
      teams: chosenOf(this.draft, this.settings.teams).length ? undefined : 'Choose at least one team.',
      budget: budgetOf(this.draft) === undefined ? 'Write an amount such as 0.50, or leave it empty.' : undefined,
    };
    const fine = Object.values(this.faults).every((fault) => !fault);
    if (!fine) this.#leadThere();
    return fine;
  }

  #refused(problem, draft) {
    const { faults, said } = faultsOf(problem, chosenOf(draft, this.settings.teams));
    this.faults = faults;
    this.problem = said ? null : problem;
    if (said) this.#leadThere();
  }

  /** To the first field that is not right; none of them stays folded away. */
  async #leadThere() {
    await this.updateComplete;
    const wrong = [...this.querySelectorAll('[aria-invalid]')];
    wrong.forEach((field) => field.closest('details')?.setAttribute('open', ''));
    wrong[0]?.focus();
  }
}

const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Cmd' : 'Ctrl';

customElements.define('brief-form', BriefForm);
