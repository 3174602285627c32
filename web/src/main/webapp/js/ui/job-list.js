import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../net/api.js';
import { Clock } from './clock.js';
import { ago, firstWords, moment } from './format.js';
import { pill } from './pill.js';
import { jobAddress } from './route.js';

const PAGE_SIZE = 20;
const REFRESH_EVERY_MS = 15_000;

/** The jobs so far, newest first; looks again while one of them runs. */
class JobList extends LitElement {
  static properties = {
    current: { attribute: false },
    jobs: { state: true },
    total: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.current = null;
    this.jobs = null;
    this.total = 0;
    this.problem = null;
    new Clock(this, 30_000);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
    this.timer = setInterval(() => this.#lookAgain(), REFRESH_EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    return html`
      <section aria-labelledby="jobs-title" data-testid="job-list">
        <h2 id="jobs-title">Earlier jobs</h2>
        ${this.#body()}
      </section>
    `;
  }

  #body() {
    if (!this.jobs) return html`<p class="muted">${this.problem ? 'The list could not be loaded.' : 'Loading…'}</p>`;
    if (this.jobs.length === 0) return html`<p class="muted">None yet. The first brief you start is kept here.</p>`;
    return html`
      <ul class="jobs">
        ${repeat(this.jobs, ({ job_id }) => job_id, (job) => this.#entry(job))}
      </ul>
      ${this.jobs.length < this.total
        ? html`<button type="button" class="quiet" @click=${this.#showMore}>Show more</button>`
        : nothing}
    `;
  }

  #entry(job) {
    return html`
      <li>
        <a href=${jobAddress(job.job_id)} aria-current=${job.job_id === this.current ? 'page' : nothing}>
          <span class="job-words">${firstWords(job.brief)}</span>
          <span class="job-facts">
            ${pill(job.state)}
            <time datetime=${job.created_at} title=${moment(job.created_at)}>${ago(job.created_at)}</time>
          </span>
        </a>
      </li>
    `;
  }

  async refresh() {
    await this.#take(0);
  }

  #showMore = () => this.#take(Math.floor(this.jobs.length / PAGE_SIZE));

  #lookAgain() {
    const runs = this.jobs?.some(({ state }) => state === 'running');
    if (!document.hidden && (runs || !this.jobs)) this.refresh();
  }

  async #take(page) {
    try {
      const answer = await api.jobs(page, PAGE_SIZE);
      this.jobs = merged(this.jobs ?? [], answer.jobs);
      this.total = answer.total;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

/** Newer word of a job replaces the older; pages may overlap as jobs come in. */
function merged(known, fresh) {
  const byId = new Map([...known, ...fresh].map((job) => [job.job_id, job]));
  return [...byId.values()].sort((one, other) => other.created_at.localeCompare(one.created_at));
}

customElements.define('job-list', JobList);
