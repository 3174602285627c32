import { html } from 'lit';

/** A state in a word, with a colour that says the same. */
export const pill = (state, testId) => html`<span class="pill" data-state=${state} data-testid=${testId}>${state}</span>`;
