/** Renders its host again every so often while `running()` says so. A Lit controller. */
export class Clock {
  #host;
  #every;
  #running;
  #timer;

  constructor(host, everyMs, running = () => true) {
    this.#host = host;
    this.#every = everyMs;
    this.#running = running;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => this.#running() && this.#host.requestUpdate(), this.#every);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
