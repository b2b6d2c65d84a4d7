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

const plain = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
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

interface Open {
  readonly at: Tag['at'];
  readonly fields: Field[];
  readonly buttons: Button[];
}

/** Where the reading is: in which form, in which list of options. */
interface Reading {
  readonly forms: readonly Open[];
  readonly waiting: Open[];
  form: Open | undefined;
  select: { readonly name: string; readonly form: Open | undefined; readonly options: Field[] } | undefined;
}

/** The forms of a page; `here` is its own address, to which a form without an action is sent. */
export function formsIn(html: string, here: string): Form[] {
  const tags = tagsOf(html);
  const forms = tags
    .filter(({ name, closes }) => name === 'form' && !closes)
    .map(({ at }): Open => ({ at, fields: [], buttons: [] }));
  const reading: Reading = { forms, waiting: [...forms], form: undefined, select: undefined };
  for (const tag of tags) {
    if (tag.name === 'form') reading.form = tag.closes ? undefined : reading.waiting.shift();
    else if (tag.closes) endSelect(reading, tag);
    else if (!('disabled' in tag.at)) READERS[tag.name]?.(reading, tag);
  }
  return forms.map((one) => formFrom(one, here));
}

const formOf = ({ forms, form }: Reading, at: Tag['at']): Open | undefined =>
  at['form'] === undefined ? form : forms.find((one) => one.at['id'] === at['form']);

function endSelect(reading: Reading, { name }: Tag): void {
  if (name !== 'select' || reading.select === undefined) return;
  const { form, options } = reading.select;
  const chosen = options.find(({ isSent }) => isSent) ?? options[0];
  form?.fields.push(...options.map((one) => ({ ...one, isSent: one === chosen })));
  reading.select = undefined;
}

const READERS: Readonly<Record<string, ((reading: Reading, tag: Tag) => void) | undefined>> = {
  select: (reading, { at }) => {
    reading.select = { name: at['name'] ?? '', form: formOf(reading, at), options: [] };
  },
  option: ({ select }, { at, text }) => {
    const value = at['value'] ?? text.trim();
    select?.options.push({ name: select.name, kind: 'select', value, isSent: 'selected' in at });
  },
  textarea: (reading, { name, at, text }) => {
    formOf(reading, at)?.fields.push({ name: at['name'] ?? '', kind: name, value: text, isSent: true });
  },
  input: (reading, { at }) => {
    formOf(reading, at)?.fields.push(fieldOf(at));
  },
  button: (reading, { at }) => {
    if ((at['type'] ?? 'submit') !== 'submit') return;
    const button = { name: at['name'] ?? '', value: at['value'] ?? '', action: at['formaction'] ?? '' };
    formOf(reading, at)?.buttons.push(button);
  },
};

function fieldOf(at: Tag['at']): Field {
  const kind = at['type'] ?? 'text';
  const ticks = kind === 'checkbox' || kind === 'radio';
  return { name: at['name'] ?? '', kind, value: at['value'] ?? (ticks ? 'on' : ''), isSent: !ticks || 'checked' in at };
}

/** The only such field of a form without a button: the Enter key sends it. */
const TYPED = /^(text|search|number|date|email)$/;
const ENTER: Button = { name: '', value: '', action: '' };

function formFrom({ at, fields, buttons }: Open, here: string): Form {
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
