import { html } from 'lit';

/** A figure in few signs for the eye; in words for the pointer that rests on it and for the ear. */
export const figure = (short, words, testId) => html`
  <span class="figure" title=${words} data-testid=${testId}>
    <span aria-hidden="true">${short}</span><span class="visually-hidden">${words}. </span>
  </span>
`;
