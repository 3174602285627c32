import { LitElement, html, nothing } from 'lit';
import * as api from '../net/api.js';
import { count } from './format.js';
import { teamChoice } from './team-choice.js';
import { trouble } from './trouble.js';

/** The counter shows from this share of the allowed length on. */
const COUNT_FROM = 0.9;

/** Takes a brief and starts a job with it: `started` with the server's answer. */
class BriefForm extends LitElement {
  static properties = {
    settings: { attribute: false },
    draft: { attribute: false },
    left: { state: true },
    errors: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    this.draft = '';
    this.left = new Set();
    this.errors = {};
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
    const { brief_max_length: longest, teams } = this.settings;
    const { brief, teams: teamsError } = this.errors;
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
          .value=${this.draft}
          ?readonly=${this.sending}
          aria-invalid=${brief ? 'true' : nothing}
          aria-describedby="brief-error brief-count"
          @input=${this.#typed}
        ></textarea>
        <p class="field-error" id="brief-error" role="alert">${brief ?? nothing}</p>
        <p class="counter" id="brief-count">${this.#counter(longest)}</p>
        ${teamChoice(teams, this.left, teamsError, this.#toggle)}
        ${this.problem ? trouble(this.problem) : nothing}
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
    const length = this.draft.length;
    return length >= longest * COUNT_FROM ? `${count(length)} of ${count(longest)} characters` : nothing;
  }

  #typed = ({ target }) => {
    this.draft = target.value;
    if (this.errors.brief) this.errors = { ...this.errors, brief: undefined };
    this.dispatchEvent(new CustomEvent('draft', { detail: this.draft }));
  };

  #toggle = (name) => {
    const left = new Set(this.left);
    if (!left.delete(name)) left.add(name);
    this.left = left;
    this.errors = { ...this.errors, teams: undefined };
  };

  #keys = (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.querySelector('form').requestSubmit();
  };

  #submit = async (event) => {
    event.preventDefault();
    if (this.sending || !this.#acceptable()) return;
    this.sending = true;
    this.problem = null;
    try {
      const detail = await api.startJob({ workflow: 'teams', brief: this.draft, teams: this.#chosen });
      this.dispatchEvent(new CustomEvent('started', { detail }));
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.sending = false;
    }
  };

  get #chosen() {
    return this.settings.teams.filter(({ name }) => !this.left.has(name));
  }

  #acceptable() {
    this.errors = {
      brief: this.draft.trim() ? undefined : 'Write a brief first.',
      teams: this.#chosen.length ? undefined : 'Choose at least one team.',
    };
    if (this.errors.brief) this.#brief.focus();
    return !this.errors.brief && !this.errors.teams;
  }

  #refused(problem) {
    const said = (field) =>
      problem.errors.filter((error) => error.field?.startsWith(field)).map(({ detail }) => detail).join(' ') || undefined;
    this.errors = { brief: said('brief'), teams: said('teams') };
    if (!this.errors.brief && !this.errors.teams) this.problem = problem;
    if (this.errors.brief) this.#brief.focus();
  }
}

const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Cmd' : 'Ctrl';

customElements.define('brief-form', BriefForm);
