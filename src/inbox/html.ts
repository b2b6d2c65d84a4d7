import sanitize from 'sanitize-html';

/**
 * A mail that was written in HTML, for a frame in which nothing runs: its text and its tables. Nothing is fetched, no picture, no style
 * sheet, no form; a link shows where it leads and leads nowhere.
 */
const MOST = 400_000;

function cleanHtml(html: string): string {
  return sanitize(html.slice(0, MOST), {
    allowedTags: [
      ...['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'pre', 'code', 'blockquote'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'center', 'font'],
      ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'],
    ],
    allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], '*': ['dir', 'lang'] },
    disallowedTagsMode: 'discard',
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'template', 'svg', 'math', 'iframe', 'object'],
    nestingLimit: 60,
    textFilter: (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''),
  });
} // prettier-ignore

const STYLE = `body{margin:1rem;font:15px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fff;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit}table{border-collapse:collapse}td,th{padding:.15rem .4rem;vertical-align:top}
blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid #ccc;color:#555}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const page = (body: string): string => `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`;

export const htmlSheet = (html: string): string => page(cleanHtml(html));
export const textSheet = (text: string): string => page(`<pre>${escaped(text)}</pre>`);
