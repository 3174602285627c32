import { LitElement, html, nothing } from 'lit';
import * as api from '../net/api.js';
import { emptyDraft } from '../job/draft.js';
import { FollowedJob } from '../job/followed-job.js';
import './brief-form.js';
import { connectionState } from './connection-state.js';
import { firstWords } from './format.js';
import './job-list.js';
import './job-view.js';
import { pageFoot } from './page-foot.js';
import { jobAddress, route } from './route.js';
import { trouble } from './trouble.js';

const RETRY_MS = 3000;

/** The page: what stands around the brief or the job, and which of the two it is. */
class ChoraleApp extends LitElement {
  static properties = {
    settings: { state: true },
    problem: { state: true },
    followed: { state: true },
    jobId: { state: true },
  };

  #state = '';

  constructor() {
    super();
    this.settings = null;
    this.problem = null;
    this.followed = null;
    this.jobId = null;
    this.draft = emptyDraft();
  }

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#go);
    this.#load();
    this.#go();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#go);
    clearTimeout(this.retry);
    this.followed?.close();
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to content</a>
      <header class="page-head">
        <a class="wordmark" href="#/"><img src="/favicon.svg" alt="" width="26" height="26"> Chorale</a>
        ${this.settings?.demo ? demoBadge : nothing}
        ${connectionState(this.followed?.connection ?? 'idle')}
      </header>
      <div class="page-body">
        <main id="main" tabindex="-1">${this.#content()}</main>
        <aside class="side" aria-label="Jobs">
          ${this.jobId ? html`<a class="button" href="#/">New brief</a>` : nothing}
          <job-list .current=${this.jobId}></job-list>
        </aside>
      </div>
      ${pageFoot(this.settings?.version)}
    `;
  }

  #content() {
    if (this.jobId) return html`<job-view .followed=${this.followed}></job-view>`;
    if (this.settings) {
      return html`<brief-form
        .settings=${this.settings}
        .draft=${this.draft}
        @draft=${(event) => (this.draft = event.detail)}
        @started=${this.#started}
      ></brief-form>`;
    }
    if (this.problem) return trouble(this.problem, 'The page tries again by itself.');
    return html`<p class="loading" role="status">Loading…</p>`;
  }

  #go = () => {
    const id = route();
    if (id === this.jobId && (id === null || this.followed)) return;
    this.followed?.close();
    this.#state = '';
    this.jobId = id;
    this.followed = id ? new FollowedJob(id) : null;
    this.followed?.addEventListener('change', this.#changed);
    this.followed?.open();
    document.title = 'Chorale';
  };

  #changed = ({ target }) => {
    if (target !== this.followed) return;
    const { job } = target;
    if (job) {
      document.title = `${job.state}: ${firstWords(job.brief, 40)} – Chorale`.replace(/^./, (letter) => letter.toUpperCase());
      const stateBefore = this.#state;
      this.#state = job.state;
      if (stateBefore && stateBefore !== job.state) this.#refreshJobs();
    }
    this.requestUpdate();
  };

  async #load() {
    try {
      this.settings = await api.settings();
      if (this.problem) this.#refreshJobs();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      this.retry = setTimeout(() => this.#load(), RETRY_MS);
    }
  }

  #started = ({ detail }) => {
    this.draft = emptyDraft();
    this.#refreshJobs();
    location.hash = jobAddress(detail.job_id);
  };

  #refreshJobs() {
    this.querySelector('job-list')?.refresh();
  }

  #skip = (event) => {
    event.preventDefault();
    this.querySelector('#main').focus();
  };
}

const demoBadge = html`<span
  class="badge"
  data-testid="demo-badge"
  title="Answers come from a simulator; no model is asked and nothing is paid"
  >Demo providers</span
>`;

customElements.define('chorale-app', ChoraleApp);
