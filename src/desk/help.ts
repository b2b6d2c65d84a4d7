/**
 * The handbook, from its markdown file: a title, an introduction, and sections that each have a name (`## Invoices {#items}`).
 * It knows what these files use and no more: paragraphs, lists, tables, bold, keys, links to pages of the company. All other
 * text is escaped.
 */
export interface Guide {
  readonly title: string;
  readonly introHtml: string;
  readonly sections: readonly GuideSection[];
}

interface GuideSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** The address of a page named in the text; null where the reader has no such page: the words stay, the link does not. */
export type PageLink = (path: string) => string | null;

export function guideFrom(markdown: string, linkTo: PageLink): Guide {
  const [head = '', ...rest] = markdown.split(/^## /m);
  const [title = '', ...intro] = head.split('\n');
  return {
    title: title.replace(/^# /, ''),
    introHtml: blocksIn(intro.join('\n'), linkTo),
    sections: rest.map((text) => {
      const [line = '', ...body] = text.split('\n');
      const [, named = line, id = ''] = /^(.*?) \{#([a-z-]+)\}$/.exec(line) ?? [];
      return { id, title: named, html: blocksIn(body.join('\n'), linkTo) };
    }),
  };
}

function blocksIn(text: string, linkTo: PageLink): string {
  const blocks = text.split(/\n{2,}/).map((block) => block.trim());
  return blocks
    .filter((block) => block !== '')
    .map((block) => blockHtml(block.split('\n'), linkTo))
    .join('\n');
}

function blockHtml(lines: readonly string[], linkTo: PageLink): string {
  const first = lines[0] ?? '';
  const items = (mark: RegExp): string =>
    lines.map((line) => `<li>${inline(line.replace(mark, ''), linkTo)}</li>`).join('');
  if (first.startsWith('- ')) return `<ul>${items(/^- /)}</ul>`;
  if (/^\d+\. /.test(first)) return `<ol>${items(/^\d+\. /)}</ol>`;
  if (first.startsWith('|')) return tableHtml(lines, linkTo);
  return `<p>${inline(lines.join(' '), linkTo)}</p>`;
}

function tableHtml([head = '', , ...rows]: readonly string[], linkTo: PageLink): string {
  const cells = (line: string): string[] =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim(), linkTo));
  const [heads, body] = [cells(head), rows.map(cells)];
  return `<table class="table help-table"><thead><tr>${heads.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
    )
    .join('')}</tbody></table>`;
}

function inline(text: string, linkTo: PageLink): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, '<kbd>$1</kbd>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\((\/[\w/-]*)\)/g, (_, words: string, path: string) => {
      const href = linkTo(path === '/' ? '' : path);
      return href === null ? words : `<a href="${escaped(href)}">${words}</a>`;
    });
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** The section about a page: by the beginning of its path below the company, the longest first; `*` is any one customer. */
const ABOUT: readonly (readonly [string, string])[] = [
  ['/disputes', 'disputes'],
  ['/items/dispute', 'disputes'],
  ['/items/promise', 'promises'],
  ['/promises', 'promises'],
  ['/plans', 'promises'],
  ['/items/plan', 'promises'],
  ['/customers/*/plan', 'promises'],
  ['/customers', 'customers'],
  ['/customers/*/credit', 'credit'],
  ['/write-offs', 'write-offs'],
  ['/terms', 'items'],
  ['/items', 'items'],
  ['/imports', 'imports'],
  ['/bank', 'imports'],
  ['/journals', 'journals'],
  ['/settings/accounting', 'journals'],
  ['/cash/remittances', 'imports'],
  ['/cash', 'cash'],
  ['/runs', 'runs'],
  ['/statements', 'statements'],
  ['/recovery', 'recovery'],
  ['/cases', 'recovery'],
  ['/reports', 'reports'],
  ['/tasks', 'tasks'],
  ['/messages', 'messages'],
  ['/inbox', 'inbox'],
  ['/settings/mailbox', 'inbox'],
  ['/notifications', 'notifications'],
  ['/away', 'away'],
  ['/calls', 'calls'],
  ['/customers/*/call-agreed', 'calls'],
  ['/visits', 'calls'],
  ['/customers/*/visit', 'calls'],
  ['/customers/duplicates', 'merging'],
  ['/portfolio', 'away'],
  ['/strategies', 'strategies'],
  ['/templates', 'templates'],
  ['/settings', 'settings'],
  ['/settings/senders', 'senders'],
  ['/settings/calendar', 'hours'],
  ['/audit', 'audit'],
];

/** What the handbook says about the page under this path (below the company's); the journey where it says nothing of its own. */
export function sectionAbout(path: string): string {
  if (path === '' || path === '/') return 'today';
  const any = path.replace(/^\/customers\/[^/]+(?=\/)/, '/customers/*');
  const found = ABOUT.filter(([start]) => any === start || any.startsWith(`${start}/`));
  const [, section] = found.sort(([a], [b]) => b.length - a.length)[0] ?? [];
  return section ?? 'journey';
}
