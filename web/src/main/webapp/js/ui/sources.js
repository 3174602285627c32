import { html, nothing } from 'lit';

/** More are folded away until somebody wants them. */
const SHOWN = 10;

/** Where an answer comes from. Addresses and titles are a provider's words: only http leads away from here. */
export function sources(citations) {
  if (citations.length === 0) return nothing;
  return html`
    <details class="sources" data-testid="sources" ?open=${citations.length <= SHOWN}>
      <summary>Sources (${citations.length})</summary>
      <ol>
        ${citations.map((citation) => html`<li>${source(citation)}</li>`)}
      </ol>
    </details>
  `;
}

function source({ url, title }) {
  const address = webAddress(url);
  if (!address) return html`<bdi>${title ?? url}</bdi>${title ? html` <bdi class="muted">${url}</bdi>` : nothing}`;
  return html`
    <a href=${address.href} target="_blank" rel="noopener noreferrer"><bdi>${title ?? pathOf(address)}</bdi></a>
    <span class="muted host">${address.host}</span>
  `;
}

/** Null for `javascript:`, `data:` and whatever else is no page of the web. */
function webAddress(text) {
  try {
    const address = new URL(text);
    return ['http:', 'https:'].includes(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

const pathOf = ({ host, pathname, search }) => (pathname === '/' && !search ? host : pathname + search);
