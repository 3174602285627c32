/** What one role says, with a cursor behind it while it does. */
export class Voice {
  tokens = 0;
  cost = 0;
  #parts = {};
  #text = document.createTextNode('');

  constructor(role, stage) {
    const content = document.getElementById('voice').content.cloneNode(true);
    this.element = content.firstElementChild;
    for (const part of this.element.querySelectorAll('[data-part]')) this.#parts[part.dataset.part] = part;
    this.#parts.role.textContent = stage === 'review' ? `${role} on the others` : role;
    this.#parts.text.append(this.#text);
  }

  /** Whatever was said before is void: another model answers, or the server began anew. */
  start({ model, fallback, reason }) {
    this.#text.data = '';
    this.#parts.model.textContent = fallback ? `${model} instead: ${reason}` : model;
    this.#parts.cursor.hidden = false;
  }

  chunk({ chunk, tokensUsed, estimatedCost }) {
    this.#text.appendData(chunk);
    this.tokens = tokensUsed;
    this.cost = estimatedCost;
  }

  complete({ fullText, totalTokens, totalCost }) {
    this.#text.data = fullText;
    this.tokens = totalTokens;
    this.cost = totalCost;
    this.end();
  }

  failed({ error }) {
    this.#parts.error.textContent = error;
    this.end();
  }

  end() {
    this.#parts.cursor.hidden = true;
  }
}
