import * as api from './api.js';
import { backoff } from './backoff.js';
import { HeartbeatSocket, streamAddress } from './socket.js';

const POLL_EVERY_MS = 1000;
const BAD_CURSOR = 4400;
const UNKNOWN_JOB = 4404;

/**
 * Follows a running job until it is told to stop: over the WebSocket, and while that is away by
 * polling the journal. Both hand their events to the same owner, which knows by `seq` what it has
 * seen, so an event that comes on both ways is harmless.
 *
 * The owner has `lastSeq` and the methods `events(list)`, `connectionChanged(state)` with `connecting`,
 * `live` or `fallback`, and `refused(problem)` when there is nothing to follow.
 */
export class JobStream {
  #jobId;
  #owner;
  #socket = null;
  #attempt = 0;
  #retryTimer;
  #pollTimer;
  #polling = null;
  #stopped = false;

  constructor(jobId, owner) {
    this.#jobId = jobId;
    this.#owner = owner;
  }

  start() {
    addEventListener('online', this.#comeBack);
    this.#owner.connectionChanged('connecting');
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    removeEventListener('online', this.#comeBack);
    clearTimeout(this.#retryTimer);
    this.#stopPolling();
    this.#socket?.close();
    this.#socket = null;
  }

  #connect() {
    this.#socket = new HeartbeatSocket(streamAddress(this.#jobId, this.#owner.lastSeq), {
      opened: () => this.#stopPolling(),
      messages: (list) => this.#received(list),
      closed: (code) => this.#lost(code),
    });
  }

  #received(list) {
    // The code of the close says the same, but only a while later.
    if (list.some((message) => message.data?.code === 'unknown_job')) return this.#unknown();
    // An open socket alone proves little (proxies accept and then drop): the first message does.
    this.#attempt = 0;
    this.#owner.connectionChanged('live');
    this.#owner.events(list);
  }

  #lost(code) {
    this.#socket = null;
    if (code === UNKNOWN_JOB) {
      this.#unknown();
      return;
    }
    if (code === BAD_CURSOR) {
      this.#refuse(new api.Problem({ status: 400, title: 'The server no longer knows what this page has seen. Load it again.' }));
      return;
    }
    this.#owner.connectionChanged('fallback');
    this.#startPolling();
    this.#retryTimer = setTimeout(() => this.#connect(), backoff(this.#attempt++));
  }

  #unknown() {
    this.#refuse(new api.Problem({ status: 404, title: 'This job does not exist.' }));
  }

  #comeBack = () => {
    if (this.#socket) return;
    clearTimeout(this.#retryTimer);
    this.#connect();
  };

  #startPolling() {
    if (this.#polling) return;
    this.#polling = new AbortController();
    this.#poll(this.#polling.signal);
  }

  async #poll(signal) {
    let more = false;
    try {
      const page = await api.events(this.#jobId, this.#owner.lastSeq, signal);
      if (signal.aborted) return;
      this.#owner.events(api.messages(page));
      more = page.more && page.events.length > 0;
    } catch (problem) {
      if (signal.aborted) return;
      // A job that is gone or hidden stays so; everything else may pass.
      if ([401, 403, 404].includes(problem.status)) return this.#refuse(problem);
    }
    if (!signal.aborted) this.#pollTimer = setTimeout(() => this.#poll(signal), more ? 0 : POLL_EVERY_MS);
  }

  #stopPolling() {
    clearTimeout(this.#pollTimer);
    this.#polling?.abort();
    this.#polling = null;
  }

  #refuse(problem) {
    if (this.#stopped) return;
    this.stop();
    this.#owner.refused(problem);
  }
}
