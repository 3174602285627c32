import { LitElement, html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../answer/answer-text.js';
import { OVER } from '../job/reducer.js';
import { TEAM_OVER } from '../job/team.js';
import { pill } from './pill.js';
import { Pinned } from './pinned.js';
import { sources } from './sources.js';
import { teamFigures } from './team-figures.js';
import { cutNote, errorNote, restartNote, retryNote, seamNote } from './team-notes.js';
import './team-thoughts.js';
import { toolCalls } from './tool-calls.js';

/** One team at work: who it is, what it thinks, what it answers and what that took. */
class TeamColumn extends LitElement {
  static properties = {
    team: { attribute: false },
    job: { attribute: false },
    now: { attribute: false },
  };

  #pinned = new Pinned();
  #watched = false;

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    // An answer that was there before its reader is read from its beginning.
    this.#watched ||= !OVER.has(this.job.state);
  }

  render() {
    const { team } = this;
    const status = this.#status();
    return html`
      <section class="team" data-testid="team-${team.name}" aria-label="Team ${team.name}">
        <header class="team-head">
          <h2>${team.name}</h2>
          ${pill(status, 'status')}
          <p class="muted team-model">${this.#voice()}</p>
        </header>
        ${restartNote(team)} ${seamNote(team)} ${this.#over ? nothing : retryNote(team, this.now)}
        <team-thoughts .thoughts=${team.thoughts} .status=${status}></team-thoughts>
        ${this.#answer(status)}
        ${cutNote(team)} ${toolCalls(team.toolCalls)} ${sources(team.citations)} ${errorNote(team)}
        ${teamFigures(team, this.job, this.now)}
      </section>
    `;
  }

  #voice() {
    const { provider, model, ultraThinking } = this.team;
    return [provider, model, ultraThinking ? 'ultra thinking' : ''].filter(Boolean).join(' · ');
  }

  #answer(status) {
    const { text, toolCalls: calls } = this.team;
    const writing = status === 'generating';
    return html`
      <div
        class="answer"
        data-testid="answer"
        role="region"
        aria-label="Answer of ${this.team.name}"
        aria-busy=${writing ? 'true' : 'false'}
        tabindex="0"
        ${ref((element) => this.#pinned.attach(element))}
        @grown=${() => this.#watched && this.#pinned.follow()}
      >
        ${text || writing
          ? html`<answer-text .text=${text} .live=${writing}></answer-text>`
          : calls.length
            ? nothing
            : html`<p class="muted waiting">${WAITING[this.team.retry && !this.#over ? 'retry' : status] ?? 'No answer.'}</p>`}
      </div>
    `;
  }

  get #over() {
    return OVER.has(this.job.state) || TEAM_OVER.has(this.team.status);
  }

  /** A team that a crash cut off never said so itself. */
  #status() {
    return this.#over && !TEAM_OVER.has(this.team.status) ? 'interrupted' : this.team.status;
  }
}

const WAITING = {
  idle: 'Waiting for its turn.',
  thinking: 'Thinking before it writes.',
  retry: 'Waiting to be asked again.',
};

customElements.define('team-column', TeamColumn);
