import * as api from '../net/api.js';
import { JobStream } from '../net/job-stream.js';
import { nextFrame } from './frame.js';
import { OVER, emptyJob, reduceAll, withReport } from './reducer.js';
import { TEAM_OVER } from './team.js';

/**
 * The job on the page. Loads what the server says of it, takes its events from the journal and,
 * while it runs, from its stream, and tells of every change at most once a frame: `change` events,
 * upon which `job`, `connection`, `problem` and `now()` are read.
 */
export class FollowedJob extends EventTarget {
  job = null;
  /** `idle`, `connecting`, `live` or `fallback`. */
  connection = 'idle';
  problem = null;
  #id;
  #stream = null;
  #loading = new AbortController();
  #ahead = 0;
  #reporting = false;
  #reported = 0;
  #frame = nextFrame(() => this.dispatchEvent(new Event('change')));

  constructor(id) {
    super();
    this.#id = id;
  }

  get lastSeq() {
    return this.job?.seq ?? 0;
  }

  get running() {
    return this.job !== null && !OVER.has(this.job.state);
  }

  /** Milliseconds by the server's clock, as far as we have heard it. */
  now() {
    return Date.now() + this.#ahead;
  }

  async open() {
    try {
      const described = await api.job(this.#id, this.#loading.signal);
      if (OVER.has(described.state)) await this.#replay(described);
      else this.#follow(described);
    } catch (problem) {
      if (!this.#loading.signal.aborted) this.refused(problem);
    }
  }

  close() {
    this.#loading.abort();
    this.#frame.cancel();
    this.#stream?.stop();
  }

  async #replay(described) {
    let job = emptyJob(described);
    let page;
    do {
      page = await api.events(this.#id, job.seq, this.#loading.signal);
      job = reduceAll(job, api.messages(page));
    } while (page.more && page.events.length > 0);
    this.job = withReport(job, described);
    this.#frame.request();
  }

  #follow(described) {
    this.job = emptyJob(described);
    this.#stream = new JobStream(this.#id, this);
    this.#stream.start();
    this.#frame.request();
  }

  events(list) {
    this.#hearClock(list);
    this.job = reduceAll(this.job, list);
    if (!this.running) this.#finish();
    this.#report();
    this.#frame.request();
  }

  /** Why a team's model stopped is in the report alone: it is asked for when a team is over. */
  async #report() {
    const over = this.job.teams.filter(({ status }) => TEAM_OVER.has(status)).length;
    if (this.#reporting || over === this.#reported) return;
    this.#reporting = true;
    this.#reported = over;
    // Without an answer only that note is missing.
    const report = await api.job(this.#id, this.#loading.signal).catch(() => null);
    this.#reporting = false;
    if (this.#loading.signal.aborted) return;
    if (report) this.job = withReport(this.job, report);
    this.#frame.request();
    this.#report();
  }

  connectionChanged(state) {
    if (this.connection === state) return;
    this.connection = state;
    this.#frame.request();
  }

  refused(problem) {
    this.problem = problem;
    this.connection = 'idle';
    this.#frame.request();
  }

  #finish() {
    this.#stream?.stop();
    this.connectionChanged('idle');
  }

  #hearClock(list) {
    const greeting = list.find(({ type }) => type === 'connected');
    if (greeting?.timestamp) this.#ahead = Date.parse(greeting.timestamp) - Date.now();
  }
}
