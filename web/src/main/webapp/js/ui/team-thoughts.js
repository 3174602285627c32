import { LitElement, html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { Pinned } from './pinned.js';

const AT_WORK = new Set(['thinking', 'generating']);

/** A team's thoughts: open while it works, folded when it is done, unless someone chose otherwise. */
class TeamThoughts extends LitElement {
  static properties = {
    thoughts: { attribute: false },
    status: { attribute: false },
    chosen: { state: true },
  };

  #pinned = new Pinned();

  constructor() {
    super();
    this.thoughts = [];
    this.chosen = null;
  }

  createRenderRoot() {
    return this;
  }

  updated(changed) {
    if (changed.has('thoughts')) this.#pinned.follow();
  }

  render() {
    const open = this.chosen ?? AT_WORK.has(this.status);
    return html`
      <div class="thoughts" data-testid="thoughts" ?hidden=${this.thoughts.length === 0}>
        <button type="button" class="fold" aria-expanded=${open ? 'true' : 'false'} @click=${() => (this.chosen = !open)}>
          Thoughts (${this.thoughts.length})
        </button>
        <div class="folding" ?data-open=${open}>
          <ol
            class="thought-list"
            tabindex=${open ? '0' : nothing}
            aria-label="Thoughts"
            ${ref((element) => this.#pinned.attach(element))}
          >
            ${repeat(this.thoughts, ({ id }, index) => id ?? index, ({ text }) => html`<li>${text}</li>`)}
          </ol>
        </div>
      </div>
    `;
  }
}

customElements.define('team-thoughts', TeamThoughts);
