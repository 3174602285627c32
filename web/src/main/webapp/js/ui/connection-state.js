import { html } from 'lit';

const WORDS = {
  idle: ['Idle', '', 'No job is being followed'],
  connecting: ['Connecting', '', 'The stream is being opened'],
  live: ['Connected', 'Real-time', 'Events arrive over a WebSocket as they happen'],
  fallback: ['Disconnected', 'Fallback', 'The WebSocket is away; the page asks for new events every second and misses none'],
};

/** How the events of the job on the page arrive. */
export function connectionState(state) {
  const [word, way, title] = WORDS[state];
  return html`
    <span class="connection" data-connection=${state} data-testid="connection" title=${title}>
      <span class="dot" aria-hidden="true"></span>
      <span class="word">${word}</span>
      ${way ? html`<span class="way">${way}</span>` : ''}
    </span>
  `;
}
