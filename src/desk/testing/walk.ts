import type { Route } from '../../companies/visit.pages';
import { formsIn, linksIn, type Field, type Form } from './markup';
import type { Answered, Visitor } from './test-desk';

/**
 * Somebody who follows every link and sends every form, as it stands and then with rubbish, and writes down what no page may do: fail,
 * show a stack, name another company, lead where this visitor may not go or where nothing is.
 */
export interface WalkRules {
  readonly visitor: Visitor;
  readonly routes: readonly Route[];
  /** The path of the company that is walked. */
  readonly root: string;
  may(route: Route): boolean;
  /** What must be on no page: names of another company. */
  readonly secrets: readonly string[];
  /** Addresses that are not walked, with the reason beside the list. */
  readonly leave: RegExp;
  /** Ids of the same kinds at another company: put into forms and addresses. */
  readonly strangers: ReadonlyMap<string, string>;
  /** So many addresses of a page are looked at, and so many with the same questions in them. */
  readonly ofAPage: number;
  readonly alike: number;
  /** Forms that somebody has sent rubbish by already: what answers is the same for everybody whom it lets through. */
  readonly tried: Set<string>;
}

export interface Walked {
  /** In words; a good desk gives none. */
  readonly faults: readonly string[];
  /** Every page by its route, with one address each. */
  readonly pages: ReadonlyMap<string, string>;
  readonly requests: number;
  readonly forms: number;
  /** One id of each kind that the pages name. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Written by a browser as text, it stays text. */
const SCRIPT = '<img src=x onerror=alert(1)>';
const ID = /\b([a-z]{2})_[0-9a-z]{11}\b/g;

interface Found {
  readonly form: Form;
  readonly on: string;
}

interface Walk extends WalkRules {
  readonly faults: Set<string>;
  readonly pages: Map<string, string>;
  readonly ids: Map<string, string>;
  readonly kinds: Map<string, number>;
  readonly forms: Map<string, Found>;
  requests: number;
}

/** `forms: false`: only links are followed. */
export async function walkEverything(
  rules: WalkRules,
  starts: readonly string[],
  { forms: alsoForms = true } = {},
): Promise<Walked> {
  const walk: Walk = {
    ...rules,
    ...{ faults: new Set(), pages: new Map(), ids: new Map(), kinds: new Map(), forms: new Map(), requests: 0 },
  };
  const queue = [...starts];
  while (queue.length > 0) queue.push(...(await look(walk, queue.shift() ?? '')));
  for (const url of walk.pages.values()) await lookAtStrangers(walk, url);
  if (alsoForms) await sendForms(walk);
  const { faults, pages, requests, forms, ids } = walk;
  return { faults: [...faults], pages, requests, forms: forms.size, ids };
}

/** Rubbish first: it changes nothing that the others then miss. */
async function sendForms(walk: Walk): Promise<void> {
  for (const [kind, found] of walk.forms) {
    if (walk.tried.has(kind)) continue;
    walk.tried.add(kind);
    const hasText = found.form.fields.some((field) => !HIDDEN.test(field.kind));
    const hasIds = found.form.fields.some(({ value }) => value.search(ID) >= 0);
    for (const way of [...(hasText ? [tooMuch, tooLittle] : []), ...(hasIds ? [elsewhere] : []), nonsense])
      await sendForm(walk, found, way);
  }
  for (const found of walk.forms.values()) await sendForm(walk, found, asItStands);
}

/** Looks at a page; returns the addresses on it that are still worth a look. */
async function look(walk: Walk, url: string): Promise<string[]> {
  const [path = '', query = ''] = url.split('?');
  const page = routeOf(walk, path, 'get')?.path ?? path;
  const kind = `${page}?${[...new URLSearchParams(query).keys()].sort().join()}`;
  if (walk.leave.test(url) || !counted(walk.kinds, kind, walk.alike) || !counted(walk.kinds, page, walk.ofAPage))
    return [];
  const answer = await ask(walk, url, `GET ${url}`, () => walk.visitor.get(url));
  if (answer.status >= 400) walk.faults.add(`GET ${url}: a link that leads to ${answer.status}`);
  if (answer.status >= 300 && answer.status < 400) return [answer.location];
  if (!isHtml(answer)) return [];
  if (!walk.pages.has(page)) walk.pages.set(page, url);
  for (const [id, letters = ''] of answer.text.matchAll(ID)) walk.ids.set(letters, id);
  const links = linksIn(answer.text);
  for (const href of links) judgeLink(walk, href, 'get', url);
  for (const form of formsIn(answer.text, url)) meetForm(walk, form, url);
  return links;
}

function counted(kinds: Map<string, number>, kind: string, most: number): boolean {
  const before = kinds.get(kind) ?? 0;
  kinds.set(kind, before + 1);
  return before < most;
}

function meetForm(walk: Walk, form: Form, on: string): void {
  const { method, fields, buttons } = form;
  for (const { action } of buttons) judgeLink(walk, action, method, on);
  const names = [...new Set(fields.map(({ name }) => name.replace(/[-_]?(?:[a-z]{2}_)?[0-9][0-9a-z]*$/, '')))].sort();
  for (const button of buttons) {
    const [path = ''] = button.action.split(/[?#]/);
    const to = routeOf(walk, path, method)?.path ?? path.replace(ID, '');
    const kind = `${method} ${to} ${button.name} ${names.join()}`;
    if (!walk.forms.has(kind)) walk.forms.set(kind, { form: { ...form, buttons: [button] }, on });
  }
}

const routeOf = ({ routes, root }: Walk, path: string, method: string): Route | undefined => {
  const fits = (route: Route): boolean =>
    route.method === method && new RegExp(`^${root}${route.path.replace(/:\w+/g, '[^/]+')}/?$`).test(path);
  return routes.find((route) => !route.path.includes(':') && fits(route)) ?? routes.find(fits);
};

function judgeLink(walk: Walk, href: string, method: 'get' | 'post', on: string): void {
  const [path = ''] = href.split(/[?#]/);
  if (!path.startsWith('/c/')) return;
  if (!path.startsWith(`${walk.root}/`) && path !== walk.root) return;
  const route = routeOf(walk, path, method);
  if (route === undefined) walk.faults.add(`${on}: nothing is at ${method.toUpperCase()} ${path}`);
  else if (!walk.may(route)) walk.faults.add(`${on}: leads to ${method.toUpperCase()} ${route.path}, not for this visitor`);
} // prettier-ignore

/** The same page about something of another company: it is not there. */
async function lookAtStrangers(walk: Walk, url: string): Promise<void> {
  const other = url.replace(ID, (id, kind: string) => walk.strangers.get(kind) ?? id);
  if (other === url) return;
  const answer = await ask(walk, other, `GET ${other} of another company`, () => walk.visitor.get(other));
  if (answer.status !== 404) walk.faults.add(`GET ${other} (from ${url}): ${answer.status} for another company's`);
}

type Way = (field: Field, walk: Walk) => string;
const HIDDEN = /^(hidden|select|radio|checkbox|file)$/;
const asItStands: Way = ({ value }) => value;
const tooMuch: Way = ({ kind, value }) => (HIDDEN.test(kind) ? value : `${SCRIPT}${'ä'.repeat(3_000)}'";--`);
const tooLittle: Way = ({ kind, value }) => (HIDDEN.test(kind) ? value : '-99999999999999999999');
const elsewhere: Way = ({ value }, { strangers }) => value.replace(ID, (id, kind: string) => strangers.get(kind) ?? id);
const nonsense: Way = () => `${SCRIPT}\u0000${'9'.repeat(40)}`;
const WAYS = new Map<Way, string>([[asItStands, 'as it stands'], [tooMuch, 'with long texts'], [tooLittle, 'with wrong numbers'], [elsewhere, "with another company's ids"], [nonsense, 'with nonsense in every field']]); // prettier-ignore

async function sendForm(walk: Walk, { form, on }: Found, way: Way): Promise<void> {
  const body: [string, string][] = form.fields
    .filter(({ isSent }) => isSent || way === nonsense)
    .map((field) => [field.name, field.name === '_csrf' ? field.value : way(field, walk)]);
  for (const { name, value, action } of form.buttons) {
    if (walk.leave.test(action)) continue;
    const said = `${form.method.toUpperCase()} ${action} from ${on} ${WAYS.get(way) ?? ''}`;
    const answer = await ask(walk, action, said, () =>
      sent(walk.visitor, form, action, name === '' ? body : [...body, [name, value]]),
    );
    if (answer.status === 403) walk.faults.add(`${said}: 403, though the page offers it`);
    if (answer.text.includes(SCRIPT)) walk.faults.add(`${said}: what was typed came back as markup`);
  }
}

function sent(visitor: Visitor, form: Form, action: string, fields: [string, string][]): Promise<Answered> {
  const query = new URLSearchParams(fields);
  if (form.method === 'get') return visitor.get(`${action.split('?')[0] ?? ''}?${query.toString()}`);
  if (!form.hasFiles) return visitor.get(action, { method: 'POST', body: query });
  const body = new FormData();
  for (const [name, value] of fields) {
    const isFile = form.fields.some((field) => field.name === name && field.kind === 'file');
    if (isFile) body.append(name, new Blob(['no;such\n\u0001;"']), 'rubbish.csv');
    else body.append(name, value);
  }
  return visitor.get(action, { method: 'POST', body });
}

/** A stack, an error of a database, a value that is no text, a blank that nothing filled. */
const INSIDES = /\n\s+at \S+ \(|node_modules|SQLITE_|\[object Object\]|\{\{/;

async function ask(walk: Walk, url: string, said: string, send: () => Promise<Answered>): Promise<Answered> {
  walk.requests += 1;
  const answer = await send();
  if (answer.status >= 500) walk.faults.add(`${said}: ${answer.status}`);
  if (INSIDES.test(answer.text) && isHtml(answer) && !url.includes('/templates'))
    walk.faults.add(`${said}: shows how it is made`);
  for (const secret of walk.secrets)
    if (answer.text.includes(secret)) walk.faults.add(`${said}: names ${secret}, of another company`);
  return answer;
}

const isHtml = ({ headers }: Answered): boolean => headers.get('content-type')?.startsWith('text/html') === true;
