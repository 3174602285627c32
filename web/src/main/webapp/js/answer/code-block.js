import { LitElement, html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { announce } from '../ui/announce.js';
import { highlighted, languageName } from './highlight.js';

const COPIED_FOR_MS = 2000;

/** Code with its language and a button that copies it. */
class CodeBlock extends LitElement {
  static properties = {
    code: { attribute: false },
    language: { attribute: false },
    outcome: { state: true },
  };

  constructor() {
    super();
    this.code = '';
    this.language = '';
    this.outcome = '';
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    const marked = highlighted(this.code, this.language);
    const name = languageName(this.language) || 'Text';
    return html`
      <div class="code-head">
        <span>${name}</span>
        <button type="button" class="quiet small" data-testid="copy" aria-label="Copy ${name} code" @click=${this.copy}>
          ${this.outcome || 'Copy'}
        </button>
      </div>
      <pre tabindex="0" aria-label="${name} code"><code>${marked === null ? this.code : unsafeHTML(marked)}</code></pre>
    `;
  }

  async copy() {
    this.outcome = (await copied(this.code)) ? 'Copied' : 'Press Ctrl+C';
    if (this.outcome !== 'Copied') getSelection().selectAllChildren(this.querySelector('code'));
    announce(this.outcome);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.outcome = ''), COPIED_FOR_MS);
  }
}

/** False where the browser keeps the clipboard to itself, as it does on plain HTTP. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('code-block', CodeBlock);
