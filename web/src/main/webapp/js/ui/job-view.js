import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../net/api.js';
import { jobElapsed } from '../job/measures.js';
import { Clock } from './clock.js';
import { duration, moment } from './format.js';
import { jobCostFigure } from './job-cost.js';
import { pill } from './pill.js';
import './team-column.js';
import { trouble } from './trouble.js';
import { announce } from './announce.js';

/** A job and its teams, live or from the journal: there is no difference here. */
class JobView extends LitElement {
  static properties = {
    followed: { attribute: false },
    stopping: { state: true },
    stopProblem: { state: true },
  };

  #said = '';

  constructor() {
    super();
    this.followed = null;
    this.stopping = false;
    this.stopProblem = null;
    new Clock(this, 500, () => this.followed?.running);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('followed')) return;
    changed.get('followed')?.removeEventListener('change', this.#changed);
    this.followed?.addEventListener('change', this.#changed);
    this.stopping = false;
    this.stopProblem = null;
    this.#said = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.followed?.removeEventListener('change', this.#changed);
  }

  render() {
    const { job, problem } = this.followed;
    if (problem?.status === 404) return missing;
    if (problem) return html`${trouble(problem)}<button type="button" @click=${this.#reload}>Try again</button>`;
    if (!job) return html`<p class="loading" role="status">Loading the job…</p>`;
    const now = this.followed.now();
    return html`
      <article class="job">
        ${this.#head(job, now)}
        ${this.#notes(job)}
        <div class="teams" data-columns=${Math.min(job.teams.length, 3) || 1}>
          ${repeat(
            job.teams,
            ({ name }) => `${job.id}/${name}`,
            (team, index) => html`<team-column .team=${team} .job=${job} .now=${now} data-tint=${index % 5}></team-column>`,
          )}
        </div>
      </article>
    `;
  }

  #head(job, now) {
    const elapsed = jobElapsed(job, now);
    return html`
      <header class="job-head">
        <h1 class="visually-hidden">Job</h1>
        <div class="job-facts">
          ${pill(job.state, 'job-state')}
          ${elapsed === null ? nothing : html`<span class="muted figures">${duration(elapsed)}</span>`}
          <span class="muted figures">${jobCostFigure(job)}</span>
          ${job.createdAt ? html`<time class="muted" datetime=${job.createdAt}>${moment(job.createdAt)}</time>` : nothing}
          ${this.followed.running
            ? html`<button type="button" class="stop" data-testid="stop" aria-disabled=${this.stopping ? 'true' : nothing} @click=${this.#stop}>
                ${this.stopping ? 'Stopping…' : 'Stop'}
              </button>`
            : nothing}
        </div>
        <p class="job-brief" tabindex="0" aria-label="Brief">${job.brief}</p>
      </header>
    `;
  }

  #notes(job) {
    return html`
      ${this.stopProblem ? trouble(this.stopProblem) : nothing}
      ${job.failure ? trouble({ message: job.failure }) : nothing}
      ${job.gaps.map(({ from, to }) => html`<p class="note">Events ${from} to ${to} are no longer kept; what follows is complete.</p>`)}
      ${job.state === 'interrupted'
        ? html`<p class="note">The server was interrupted while this job ran. What came until then is kept.</p>`
        : nothing}
    `;
  }

  #changed = () => {
    const { job } = this.followed;
    if (job) this.#say(job);
    this.requestUpdate();
  };

  #say(job) {
    const words = [...job.teams.flatMap(teamWords), `job ${job.state}`];
    const before = new Set(this.#said.split(', '));
    const fresh = words.filter((word) => !before.has(word));
    if (this.#said && fresh.length) announce(fresh.join(', '));
    this.#said = words.join(', ');
  }

  #stop = async () => {
    if (this.stopping) return;
    this.stopping = true;
    this.stopProblem = null;
    try {
      await api.cancelJob(this.followed.job.id);
    } catch (problem) {
      this.stopProblem = problem;
      this.stopping = false;
    }
  };

  #reload = () => location.reload();
}

const teamWords = ({ name, status, seam, retry, restart }) => [
  `${name}: ${status}`,
  ...(restart ? [`${name}: started again`] : []),
  ...(seam ? [`${name}: ${seam.provider} answers instead of ${seam.fromProvider}`] : []),
  ...(retry ? [`${name}: asking again for attempt ${retry.attempt}`] : []),
];

const missing = html`
  <div class="empty">
    <h1>This job does not exist</h1>
    <p class="muted">Its address may be wrong, or it was removed.</p>
    <p><a class="button primary" href="#/">Write a new brief</a></p>
  </div>
`;

customElements.define('job-view', JobView);
