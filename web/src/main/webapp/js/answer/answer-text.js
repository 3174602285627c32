import { LitElement } from 'lit';
import './code-block.js';
import { blocksOf, nodesOf } from './markdown.js';

const RENDER_EVERY_MS = 60;
/** A long answer takes longer to render: then it may take this share of the page's time, no more. */
const SHARE = 4;

/**
 * A Markdown text that grows. Only the blocks that changed are rendered anew, so that what stands
 * above keeps its selection, its focus and its place.
 */
class AnswerText extends LitElement {
  static properties = { text: { attribute: false }, live: { type: Boolean, reflect: true } };

  #shown = [];
  #timer = null;
  #pause = 0;

  constructor() {
    super();
    this.text = '';
    this.live = false;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  updated() {
    if (!this.live) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#show();
    } else if (this.#timer === null) {
      this.#timer = setTimeout(() => this.#turn(), this.#pause);
    }
  }

  #turn() {
    this.#timer = null;
    const start = performance.now();
    this.#show();
    this.#pause = Math.max(RENDER_EVERY_MS, SHARE * (performance.now() - start));
  }

  #show() {
    const blocks = blocksOf(this.text);
    blocks.forEach((block, index) => this.#place(block, index));
    this.#shown.splice(blocks.length).forEach(({ element }) => element.remove());
    this.#tell();
  }

  /** Tells of the growth once the code blocks within have their height too. */
  async #tell() {
    await Promise.all([...this.querySelectorAll('code-block')].map((block) => block.updateComplete));
    this.dispatchEvent(new Event('grown', { bubbles: true }));
  }

  #place(block, index) {
    const old = this.#shown[index];
    if (old?.raw === block.raw) return;
    const nodes = nodesOf(block);
    if (old && grewInPlace(old.element, nodes)) {
      old.raw = block.raw;
      return;
    }
    const element = old?.element ?? this.appendChild(document.createElement('div'));
    element.replaceChildren(nodes);
    this.#shown[index] = { raw: block.raw, element };
  }
}

/** Code that is still being written keeps its element, and with it the button someone may be upon. */
function grewInPlace(element, nodes) {
  const [was, is] = [element.firstElementChild, nodes.firstElementChild];
  if (was?.localName !== 'code-block' || is?.localName !== 'code-block') return false;
  Object.assign(was, { code: is.code, language: is.language });
  return true;
}

customElements.define('answer-text', AnswerText);
