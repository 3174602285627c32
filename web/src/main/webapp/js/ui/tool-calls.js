import { html, nothing } from 'lit';

/** The tools that a model asked for. What it wants to tell them is shown as it wrote it. */
export function toolCalls(calls) {
  if (calls.length === 0) return nothing;
  return html`
    <div class="tool-calls" data-testid="tool-calls">
      ${calls.map(
        ({ name, given }) => html`
          <details class="tool-call">
            <summary>Asks for the tool <code>${name}</code></summary>
            <pre tabindex="0" aria-label="Arguments for ${name}">${pretty(given) || 'No arguments.'}</pre>
          </details>
        `,
      )}
    </div>
  `;
}

/** A model may write what is no JSON; then it stays as it is. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
