import { count, dollars, firstWords, seconds } from '../ui/format.js';
import { Voice } from './voice.js';

/** One request and its answers, as they come. */
export class StreamCard {
  session = '';
  #parts = {};
  #voices = new Map();
  #begunAt = performance.now();

  constructor(question, stop) {
    const content = document.getElementById('stream').content.cloneNode(true);
    this.element = content.firstElementChild;
    for (const part of this.element.querySelectorAll('[data-part]')) this.#parts[part.dataset.part] = part;
    this.#parts.question.textContent = firstWords(question, 80);
    this.#parts.stop.addEventListener('click', stop);
  }

  begun(session) {
    this.session = session;
    this.#parts.session.textContent = session;
  }

  start(event) {
    this.#state('generating');
    this.#voice(event).start(event);
  }

  chunk(event) {
    this.#voice(event).chunk(event);
    this.#figures();
  }

  complete(event) {
    if (event.agentRole || !event.final || this.#voices.size < 2) this.#voice(event).complete(event);
    this.#figures();
    if (event.final) this.#end(event.stopped ? 'cancelled' : 'complete', event);
  }

  failed(event) {
    if (event.agentRole || this.#voices.size === 1) this.#voice(event).failed(event);
    if (event.final) {
      this.#trouble(event.error);
      this.#end('failed', event);
    }
  }

  refused({ error, faults }) {
    this.#trouble(faults?.map((fault) => fault.detail).join(' ') ?? error);
    this.#end('failed', {});
  }

  /** The connection came back without it. */
  lost() {
    this.#trouble('The connection broke off, and with it this stream.');
    this.#end('failed', {});
  }

  #voice({ agentRole = '', stage = '' }) {
    const name = `${agentRole}/${stage}`;
    if (!this.#voices.has(name)) {
      const voice = new Voice(agentRole || 'primary', stage);
      this.#voices.set(name, voice);
      this.#parts.voices.append(voice.element);
    }
    return this.#voices.get(name);
  }

  /** Each voice tells its own figures, and the last one that came holds. */
  #figures() {
    const voices = [...this.#voices.values()];
    this.#parts.tokens.textContent = count(voices.reduce((sum, voice) => sum + voice.tokens, 0));
    this.#parts.cost.textContent = dollars(voices.reduce((sum, voice) => sum + voice.cost, 0));
    this.#parts.latency.textContent = seconds(performance.now() - this.#begunAt);
  }

  #end(state, event) {
    for (const voice of this.#voices.values()) voice.end();
    if (event.latencyMs !== undefined) {
      this.#parts.tokens.textContent = count(event.totalTokens);
      this.#parts.cost.textContent = dollars(event.totalCost);
      this.#parts.latency.textContent = seconds(event.latencyMs);
    }
    this.#parts.stop.hidden = true;
    this.#state(state);
  }

  #state(state) {
    this.element.dataset.state = state;
    this.#parts.state.dataset.state = state;
    this.#parts.state.textContent = state;
  }

  #trouble(words) {
    this.#parts.error.textContent = words;
    this.#parts.error.hidden = false;
  }
}
