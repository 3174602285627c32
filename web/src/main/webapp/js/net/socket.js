const PING_EVERY_MS = 30_000;
const PONG_WITHIN_MS = 10_000;
const NORMAL = 1000;

/** The address of a job's stream, from the event after the given one, with all that waits in one message. */
export function streamAddress(jobId, after, { protocol, host } = location) {
  const scheme = protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${host}/ws/orchestrate/${encodeURIComponent(jobId)}?after=${after}&batch=1`;
}

/**
 * One WebSocket and its heartbeat. Tells its owner of `opened`, `messages` (a list) and, exactly
 * once, `closed` (with the close code), also when the other end has gone without a word.
 */
export class HeartbeatSocket {
  #socket;
  #owner;
  #pingTimer;
  #pongTimer;
  #over = false;

  constructor(address, owner) {
    this.#owner = owner;
    this.#socket = new WebSocket(address);
    this.#socket.onopen = () => this.#opened();
    this.#socket.onmessage = ({ data }) => this.#received(data);
    this.#socket.onclose = ({ code }) => this.#ended(code);
  }

  /** Leaves; the owner hears no more. */
  close() {
    this.#over = true;
    this.#stopTimers();
    this.#socket.close(NORMAL);
  }

  #opened() {
    if (this.#over) return;
    this.#pingTimer = setInterval(() => this.#ping(), PING_EVERY_MS);
    this.#owner.opened();
  }

  #ping() {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send('ping');
    clearTimeout(this.#pongTimer);
    this.#pongTimer = setTimeout(() => {
      this.#socket.close(NORMAL);
      this.#ended(1006);
    }, PONG_WITHIN_MS);
  }

  #received(text) {
    if (this.#over) return;
    // Anything that arrives proves that the other end lives.
    clearTimeout(this.#pongTimer);
    const messages = parse(text).filter(({ type }) => type !== 'pong');
    if (messages.length > 0) this.#owner.messages(messages);
  }

  #ended(code) {
    if (this.#over) return;
    this.#over = true;
    this.#stopTimers();
    this.#owner.closed(code);
  }

  #stopTimers() {
    clearInterval(this.#pingTimer);
    clearTimeout(this.#pongTimer);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
