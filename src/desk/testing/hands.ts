import { formsIn, type Form } from './markup';
import type { Visitor } from './test-desk';

/**
 * Somebody at the desk who opens a page, fills in its form and sends it: with the fields as the page shows them, those that are
 * given instead. What is refused is an error that says why.
 */
export interface Hands {
  readonly visitor: Visitor;
  /** Answers with the address that comes after it. */
  fills(page: string, fields?: Filled, which?: Which): Promise<string>;
  /** Where the first link of the page leads that fits. */
  link(page: string, fits: RegExp): Promise<string>;
}

type Filled = Readonly<Record<string, string | readonly string[]>>;

interface Which {
  /** How the address ends that the form is sent to; the page's own where it is not said. */
  readonly to?: string;
  /** Into the field of that name. */
  readonly file?: { readonly name: string; readonly content: string | Uint8Array };
}

export const handsOf = (visitor: Visitor): Hands => ({
  visitor,
  fills: (page, fields = {}, which = {}) => fill(visitor, page, { fields, ...which }),
  link: async (page, fits) => {
    const { text } = await visitor.get(page);
    const found = [...text.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, to = '']) => unescaped(to));
    const first = found.find((to) => fits.test(to));
    if (first === undefined) throw new Error(`nothing on ${page} leads to ${String(fits)}: ${said(text)}`);
    return first;
  },
});

async function fill(
  visitor: Visitor,
  page: string,
  { fields, to, file }: Which & { readonly fields: Filled },
): Promise<string> {
  const shown = await visitor.get(page);
  const [path = ''] = page.split('?');
  const { form, action } = formTo(
    formsIn(shown.text, page),
    to ?? path,
    `${page} (${shown.status}): ${said(shown.text)}`,
  );
  const names = form.fields.map(({ name }) => name);
  const unknown = Object.keys(fields).filter((name) => !names.includes(name) && name !== 'do');
  if (unknown.length > 0) throw new Error(`there is no field ${unknown.join()} on ${page}: ${names.join()}`);
  const kept = form.fields.filter(
    ({ name, kind, isSent }) => isSent && kind !== 'file' && name !== '_csrf' && !(name in fields),
  );
  const body: Record<string, string | readonly string[]> = { ...grouped(kept), ...fields };
  const answer = form.hasFiles
    ? await visitor.send(action, single(body), file ? [file] : [])
    : await visitor.post(action, body);
  if (answer.status !== 303) throw new Error(`${action} said ${answer.status}: ${said(answer.text)}`);
  return answer.location;
}

function formTo(forms: readonly Form[], to: string, where: string): { readonly form: Form; readonly action: string } {
  for (const form of forms)
    for (const { action } of form.buttons)
      if (form.method === 'post' && (action.split('?')[0] ?? '').endsWith(to)) return { form, action };
  throw new Error(`no form is sent to ${to} on ${where}`);
}

const grouped = (fields: Form['fields']): Record<string, readonly string[]> =>
  Object.fromEntries(
    fields.map(({ name }) => [name, fields.filter((one) => one.name === name).map(({ value }) => value)]),
  );

const single = (body: Filled): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat()[0] ?? '']));

const unescaped = (text: string): string => text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

const said = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600);
