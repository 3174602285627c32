/** Longer code is shown plain: highlighting it would hold up the page. */
const LONGEST = 60_000;

// The browser build of highlight.js is a classic script (see index.html); without it code stays plain.
const highlighter = () => globalThis.hljs;

/** The code as HTML with its tokens marked, or null when there is no grammar for the language. */
export function highlighted(code, language) {
  if (code.length > LONGEST || !language || !highlighter()?.getLanguage(language)) return null;
  return highlighter().highlight(code, { language, ignoreIllegals: true }).value;
}

/** What people call the language: `js` is JavaScript. */
export function languageName(language) {
  return highlighter()?.getLanguage(language)?.name?.split(',')[0] ?? language;
}
