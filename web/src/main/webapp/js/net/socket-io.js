import { backoff } from './backoff.js';

/** The digits of Engine.IO 4, and of Socket.IO 5 behind the one that says message. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
const CONNECT = '0';
const DISCONNECT = '1';
const EVENT = '2';
const ACK = '3';
const CONNECT_ERROR = '4';

/**
 * A client of one namespace of Socket.IO, by WebSocket and in text alone, that comes back by itself
 * and goes on where it stood. Tells whoever listens of `connect`, `disconnect` and the server's events.
 */
export class SocketIo {
  /** Whether it goes on where it stood, and missed nothing. */
  recovered = false;
  #namespace;
  #socket;
  #listeners = new Map();
  #answers = new Map();
  #asked = 0;
  #waiting = [];
  #connected = false;
  #attempt = 0;
  #silence;
  #patience = 60_000;
  #pid;
  #offset;

  constructor(namespace) {
    this.#namespace = namespace;
  }

  on(event, listener) {
    this.#listeners.set(event, listener);
  }

  connect({ protocol, host } = location) {
    const scheme = protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(`${scheme}//${host}/socket.io/?EIO=4&transport=websocket`);
    this.#socket.onmessage = ({ data }) => this.#received(data);
    this.#socket.onclose = () => this.#closed();
  }

  /** What is said while there is no connection is said when there is one. */
  emit(event, data, answered) {
    this.#asked += 1;
    this.#answers.set(String(this.#asked), answered);
    const packet = `${EVENT}${this.#namespace},${this.#asked}${JSON.stringify([event, data])}`;
    if (this.#connected) {
      this.#send(packet);
    } else {
      this.#waiting.push(packet);
    }
  }

  #send(packet) {
    this.#socket.send(MESSAGE + packet);
  }

  #received(data) {
    this.#listen();
    if (data[0] === OPEN) {
      const { pingInterval, pingTimeout } = JSON.parse(data.slice(1));
      this.#patience = pingInterval + pingTimeout;
      const known = this.#pid && JSON.stringify({ pid: this.#pid, offset: this.#offset });
      this.#send(`${CONNECT}${this.#namespace},${known ?? ''}`);
    } else if (data === PING) {
      this.#socket.send(PONG);
    } else if (data[0] === MESSAGE) {
      this.#packet(data[1], data.slice(data.indexOf(',') + 1));
    }
  }

  #packet(type, body) {
    const json = body.search(/[[{]/);
    const content = json < 0 ? [] : JSON.parse(body.slice(json));
    if (type === CONNECT) {
      this.#begun(content);
    } else if (type === EVENT) {
      const [event, ...rest] = content;
      if (this.#pid) this.#offset = rest.pop();
      this.#tell(event, ...rest);
    } else if (type === ACK) {
      const id = body.slice(0, json);
      this.#answers.get(id)?.(...content);
      this.#answers.delete(id);
    } else if (type === DISCONNECT || type === CONNECT_ERROR) {
      this.#pid = undefined;
      this.#socket.close();
    }
  }

  #begun({ pid }) {
    this.recovered = pid !== undefined && pid === this.#pid;
    this.#pid = pid;
    if (!this.recovered) this.#offset = undefined;
    this.#connected = true;
    this.#attempt = 0;
    this.#tell('connect');
    this.#waiting.splice(0).forEach((packet) => this.#send(packet));
  }

  /** A server that sends no ping in time is gone, whatever the network says. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#socket.close(), this.#patience);
  }

  #closed() {
    clearTimeout(this.#silence);
    if (this.#connected) {
      this.#connected = false;
      // Whether these were heard nobody knows.
      this.#answers.clear();
      this.#tell('disconnect');
    }
    setTimeout(() => this.connect(), backoff(this.#attempt));
    this.#attempt += 1;
  }

  #tell(event, ...content) {
    this.#listeners.get(event)?.(...content);
  }
}
