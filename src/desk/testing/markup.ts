/**
 * What a page offers: where its links lead, and its forms as a browser would send them. It reads the markup that our templates write,
 * not any markup there is.
 */
export interface Form {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly hasFiles: boolean;
  readonly fields: readonly Field[];
  /** Each sends the form in its own way; none: nothing sends it. */
  readonly buttons: readonly Button[];
}

export interface Field {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  /** A box that is not ticked, an option that is not chosen: it is not sent. */
  readonly isSent: boolean;
}

interface Button {
  readonly name: string;
  readonly value: string;
  readonly action: string;
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly at: Readonly<Record<string, string>>;
  /** The text between this tag and the next. */
  readonly text: string;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>([^<]*)/gi;
const ATTRIBUTE = /([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });

function tagsOf(html: string): Tag[] {
  return [...html.matchAll(TAG)].map(([, slash = '', name = '', attributes = '', text = '']) => ({
    name: name.toLowerCase(),
    closes: slash !== '',
    at: Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', a, b, c]) => [key.toLowerCase(), plain(a ?? b ?? c ?? '')]),
    ),
    text: plain(text),
  }));
}

/** Every address that the page leads to or loads, of this server. */
export function linksIn(html: string): string[] {
  const found = tagsOf(html).flatMap(({ name, at }) =>
    name === 'link' || name === 'script'
      ? []
      : [at['href'], at['hx-get'], at['src']].filter((href) => href !== undefined),
  );
  return [...new Set(found.map((href) => href.split('#')[0] ?? ''))].filter((href) => href.startsWith('/'));
}

/** The forms of a page; `here` is its own address, to which a form without an action is sent. */
export function formsIn(html: string, here: string): Form[] {
  const tags = tagsOf(html);
  const forms: { at: Tag['at']; fields: Field[]; buttons: Button[] }[] = [];
  let current: (typeof forms)[number] | undefined;
  let select: { name: string; form: (typeof forms)[number] | undefined; options: Field[] } | undefined;
  const formOf = (at: Tag['at']): (typeof forms)[number] | undefined =>
    at['form'] === undefined ? current : forms.find((one) => one.at['id'] === at['form']);
  for (const { at } of tags.filter(({ name, closes }) => name === 'form' && !closes))
    forms.push({ at, fields: [], buttons: [] });
  const waiting = [...forms];
  for (const { name, closes, at, text } of tags) {
    if (name === 'form') current = closes ? undefined : waiting.shift();
    if (name === 'select' && closes && select) {
      const chosen = select.options.find(({ isSent }) => isSent) ?? select.options[0];
      select.form?.fields.push(...select.options.map((one) => ({ ...one, isSent: one === chosen })));
      select = undefined;
    }
    if (closes || 'disabled' in at) continue;
    if (name === 'select') select = { name: at['name'] ?? '', form: formOf(at), options: [] };
    if (name === 'option' && select)
      select.options.push({ name: select.name, kind: 'select', value: at['value'] ?? text.trim(), isSent: 'selected' in at }); // prettier-ignore
    if (name === 'textarea') formOf(at)?.fields.push({ name: at['name'] ?? '', kind: name, value: text, isSent: true });
    if (name === 'input') formOf(at)?.fields.push(fieldOf(at));
    if (name === 'button' && (at['type'] ?? 'submit') === 'submit')
      formOf(at)?.buttons.push({ name: at['name'] ?? '', value: at['value'] ?? '', action: at['formaction'] ?? '' });
  }
  return forms.map((one) => formFrom(one, here));
}

function fieldOf(at: Tag['at']): Field {
  const kind = at['type'] ?? 'text';
  const ticks = kind === 'checkbox' || kind === 'radio';
  return { name: at['name'] ?? '', kind, value: at['value'] ?? (ticks ? 'on' : ''), isSent: !ticks || 'checked' in at };
}

/** The only such field of a form without a button: the Enter key sends it. */
const TYPED = /^(text|search|number|date|email)$/;
const ENTER: Button = { name: '', value: '', action: '' };

function formFrom(
  { at, fields, buttons }: { at: Tag['at']; fields: readonly Field[]; buttons: readonly Button[] },
  here: string,
): Form {
  const action = at['action'] ?? here;
  const isSentByEnter = fields.filter(({ kind }) => TYPED.test(kind)).length === 1;
  return {
    method: at['method']?.toLowerCase() === 'post' ? 'post' : 'get',
    action,
    hasFiles: at['enctype'] === 'multipart/form-data',
    fields: fields.filter(({ name }) => name !== ''),
    buttons: (buttons.length === 0 && isSentByEnter ? [ENTER] : buttons).map((button) => ({
      ...button,
      action: button.action === '' ? action : button.action,
    })),
  };
}
