/** How near to the end still counts as being there, in pixels. */
const NEAR = 32;

/** Keeps a scrolling element at its end for as long as whoever reads it is there. */
export class Pinned {
  #element;
  #atEnd = true;

  attach(element) {
    if (!element || element === this.#element) return;
    this.#element = element;
    element.addEventListener('scroll', () => (this.#atEnd = this.#distance() < NEAR), { passive: true });
  }

  follow() {
    if (this.#element && this.#atEnd) this.#element.scrollTop = this.#element.scrollHeight;
  }

  #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.#element;
    return scrollHeight - scrollTop - clientHeight;
  }
}
