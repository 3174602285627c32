import { SocketIo } from '../net/socket-io.js';
import { announce } from '../ui/announce.js';
import { AskForm } from './ask-form.js';
import { StreamCard } from './stream-card.js';

const socket = new SocketIo('/stream');

const streams = document.getElementById('streams');
const bySession = new Map();
const byRequest = new Map();
let asked = 0;

function ask(request) {
  asked += 1;
  const requestId = `page-${asked}`;
  const card = new StreamCard(request.message, () => stop(card));
  byRequest.set(requestId, card);
  streams.prepend(card.element);
  document.getElementById('none').hidden = true;
  socket.emit('stream_request', { ...request, requestId }, (answer) => {
    if (answer.code) {
      byRequest.delete(requestId);
      card.refused(answer);
    } else {
      begun(answer, card);
    }
  });
}

function stop(card) {
  if (card.session) socket.emit('stream_stop', { sessionId: card.session }, () => {});
}

/* The first event may be here before the acknowledgement is. */
function begun({ sessionId, requestId }, card) {
  bySession.set(sessionId, card);
  byRequest.delete(requestId);
  card.begun(sessionId);
}

function cardOf(event) {
  if (!bySession.has(event.sessionId) && byRequest.has(event.requestId)) {
    begun(event, byRequest.get(event.requestId));
  }
  return bySession.get(event.sessionId);
}

function ended(event) {
  if (!event.final) return;
  bySession.delete(event.sessionId);
  announce(event.error ?? (event.stopped ? 'Stopped.' : 'The answer is complete.'));
}

socket.on('stream_start', (event) => cardOf(event)?.start(event));
socket.on('stream_chunk', (event) => cardOf(event)?.chunk(event));
socket.on('stream_complete', (event) => {
  cardOf(event)?.complete(event);
  ended(event);
});
socket.on('stream_error', (event) => {
  // A refusal is acknowledged, too.
  if (!event.sessionId) return;
  cardOf(event)?.failed(event);
  ended(event);
});

const connection = document.getElementById('connection');

function connected(state, word) {
  connection.dataset.connection = state;
  connection.querySelector('.word').textContent = word;
}

socket.on('connect', () => {
  connected('live', 'Connected');
  if (!socket.recovered) {
    bySession.forEach((card) => card.lost());
    bySession.clear();
  }
});
socket.on('disconnect', () => {
  connected('fallback', 'Cut off, trying again…');
  byRequest.forEach((card) => card.lost());
  byRequest.clear();
});

new AskForm(document.getElementById('ask'), ask);
socket.connect();
