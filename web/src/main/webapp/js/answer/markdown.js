import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** HTML that models use for want of Markdown. Any other they write is shown as they wrote it. */
const MARKUP = /^<\/?(?:br|kbd|sub|sup)\s*\/?>$/i;

const marked = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => (MARKUP.test(text.trim()) ? text : escaped(text)) },
});
const purifier = DOMPurify();

// What a model writes may look like an answer, never like a part of this page, and loads nothing.
const ALLOWED = {
  ALLOWED_TAGS: [
    'a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'kbd', 'li',
    'ol', 'p', 'pre', 's', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
  ],
  ALLOWED_ATTR: ['href', 'title', 'align', 'start', 'class'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

purifier.addHook('uponSanitizeAttribute', (node, attribute) => {
  if (attribute.attrName !== 'class') return;
  attribute.keepAttr = node.nodeName === 'CODE' && /^language-[\w+#.-]+$/.test(attribute.attrValue);
});

purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

/** The top-level blocks of a Markdown text, each with its `raw` source. */
export function blocksOf(text) {
  return marked.lexer(text).filter(({ type }) => type !== 'space' && type !== 'def');
}

/** A block as safe nodes, its code blocks as `<code-block>`. */
export function nodesOf(block) {
  const fragment = purifier.sanitize(marked.parser([block]), ALLOWED);
  fragment.querySelectorAll('pre').forEach((pre) => pre.replaceWith(codeBlock(pre)));
  fragment.querySelectorAll('table').forEach((table) => {
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    table.replaceWith(frame);
    frame.append(table);
  });
  return fragment;
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function codeBlock(pre) {
  const code = pre.querySelector('code');
  const block = document.createElement('code-block');
  block.language = code?.className.replace(/^language-/, '') ?? '';
  block.code = pre.textContent.replace(/\n$/, '');
  return block;
}
