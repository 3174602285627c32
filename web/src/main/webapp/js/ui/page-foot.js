import { html, nothing } from 'lit';

export const pageFoot = (version) => html`
  <footer class="page-foot">
    <span>Chorale${version ? ` ${version}` : nothing}</span>
    <a href="/openapi">API</a>
    <a href="/test-streaming.html">Ask the panel</a>
  </footer>
`;
