import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import type { Right } from '../people/rights';
import { format, fromTyped } from '../kernel/money';
import { CUSTOMER_CHANGE_WORDS } from '../languages/customer-change-words';
import type { CustomerChangeWords } from '../languages/customer-change-words.en';
import { CUSTOMER_FORM_WORDS } from '../languages/customer-form-words';
import type { CustomerFormWords } from '../languages/customer-form-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage } from '../languages/said';
import { claimant } from '../platform/claimant';
import { failureFrom } from '../platform/failure';
import { runOnce } from '../platform/jobs';
import { page, see, type Answer, type Notice, type UploadLimits } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import { begun, mailOf } from './customer-from-mail.pages';
import { customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { sectionBlanks, WrongFields, type Section } from './form-fields';

/**
 * A form about a customer, on a page of its own: shown, sent once however often its button is pressed, shown again with all
 * that was typed where something is wrong, and back to the customer where it is done.
 */
export interface CustomerForm<Schema extends z.ZodType> {
  /** Below the customer's page, such as `/call`. */
  readonly path: string;
  readonly schema: Schema;
  /** Whoever works with customers, unless more is needed. */
  readonly right?: Right;
  readonly uploads?: UploadLimits;
  shape(at: FormAt): Promise<Shape> | Shape;
  act(at: FormAt, value: z.output<Schema>): Promise<Done>;
}

export interface FormAt {
  readonly view: CustomerView;
  readonly deps: CustomerDeps;
  readonly f: CustomerFormWords;
  readonly c: CustomerChangeWords;
  /** What was sent; null: it is shown for the first time. */
  readonly sent: URLSearchParams | null;
}

export interface Shape {
  readonly title: string;
  readonly intro?: string;
  /** What one should know before one fills it in. */
  readonly facts?: readonly string[];
  /** Of a call: what to say. */
  readonly script?: object | null;
  /** `away`: to a page of somebody else, and how that is said. */
  readonly links?: readonly { readonly href: string; readonly label: string; readonly away?: string }[];
  readonly sections: readonly Section[];
  /** Empty: nothing can be done here. */
  readonly submit: string;
  /** Shows in a frame below what would come of it. */
  readonly preview?: { readonly path: string; readonly label: string; readonly frame: string };
  /** Opens as a file in a window of its own what would come of it. */
  readonly file?: { readonly path: string; readonly label: string };
}

/** What is said on the customer's page when it is done. */
export interface Done extends Notice {
  /** Elsewhere than the customer's page. */
  readonly to?: string;
}

export function formRoutes<Schema extends z.ZodType>(deps: CustomerDeps, form: CustomerForm<Schema>): readonly Route[] {
  const common = { path: `/customers/:customer${form.path}`, right: form.right ?? 'work' } as const;
  return [
    { ...common, method: 'get', visit: (visit) => showForm(visit, deps, form) },
    {
      ...common,
      method: 'post',
      ...(form.uploads === undefined ? {} : { uploads: form.uploads }),
      visit: (visit) => takeForm(visit, deps, form),
    },
  ];
}

async function showForm<Schema extends z.ZodType>(
  visit: Visit,
  deps: CustomerDeps,
  form: CustomerForm<Schema>,
): Promise<Answer> {
  return formPage(await atForm(visit, deps, null), form, {});
}

export const atForm = async (visit: Visit, deps: CustomerDeps, sent: URLSearchParams | null): Promise<FormAt> =>
  formAbout(await customerAsked(visit, deps), deps, sent);

export function formAbout(view: CustomerView, deps: CustomerDeps, sent: URLSearchParams | null): FormAt {
  const f = inLanguage(CUSTOMER_FORM_WORDS, view.visit.language);
  const c = inLanguage(CUSTOMER_CHANGE_WORDS, view.visit.language);
  return { view, deps, f, c, sent };
}

async function takeForm<Schema extends z.ZodType>(
  visit: Visit,
  deps: CustomerDeps,
  form: CustomerForm<Schema>,
): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const read = readForm(visit.asked.form, form.schema);
  if (!read.ok) return formPage(at, form, { wrong: read.wrong });
  try {
    const done = await once(visit, () => form.act(at, read.value));
    visit.asked.session.tell(done ?? { text: at.f.again });
    return see(done?.to ?? at.view.under(''));
  } catch (error) {
    if (error instanceof WrongFields) return formPage(at, form, { wrong: error.fields });
    if (failureFrom(error).exit === 70 || (error as Error).name === 'NotFound') throw error;
    return formPage(at, form, { error: refusedText(at, error) });
  }
}

/** Longer than any form takes. */
const STALE_MS = 10 * 60_000;

/** A form that was shown once is done once: pressed twice, or sent again by going back, it does nothing more. */
export async function once(visit: Visit, act: () => Promise<Done>): Promise<Done | undefined> {
  const { asked, person, work } = visit;
  const token = asked.form.get('once') ?? randomUUID();
  const by = claimant();
  try {
    const job = {
      name: 'form',
      key: `${person.id} ${token.slice(0, 60)}`,
      by: by.name,
      now: asked.now,
      staleAfterMs: STALE_MS,
    };
    const ran = await runOnce(work.db, job, act);
    return ran.state === 'elsewhere' ? undefined : ran.value;
  } finally {
    by.end();
  }
}

export function refusedText({ f, view }: FormAt, error: unknown): string {
  const { code = '' } = error as { code?: string };
  const { message, remedy } = failureFrom(error);
  if (Object.hasOwn(f.refused, code)) return f.refused[code] ?? message;
  return `${refusalText(message, view.visit)} ${remedyText(remedy, view.visit)}`.trim();
}

interface Wrong {
  readonly wrong?: Readonly<Record<string, string>>;
  readonly error?: string;
}

async function formPage<Schema extends z.ZodType>(
  at: FormAt,
  form: CustomerForm<Schema>,
  { wrong = {}, error = '' }: Wrong,
): Promise<Answer> {
  const { view, f, sent } = at;
  const shape = await form.shape(at);
  const mail = await mailOf(view);
  const faults = Object.fromEntries(Object.entries(wrong).map(([name, word]) => [name, faultText(at, word)]));
  const isWrong = error !== '' || Object.keys(wrong).length > 0;
  return page(
    'pages/desk/customer-form',
    shape.title,
    {
      title: shape.title,
      intro: shape.intro ?? '',
      facts: [...(mail === null ? [] : [mail.said]), ...(shape.facts ?? [])],
      links: [...(mail === null ? [] : [mail.link]), ...(shape.links ?? [])],
      mail: mail?.id ?? '',
      script: shape.script ?? null,
      back: { href: view.under(''), label: fill(f.back, { customer: view.customer.name }) },
      action: view.visit.asked.url.split('?')[0] ?? '',
      upload: form.uploads !== undefined,
      once: randomUUID(),
      summary: isWrong ? f.fault.summary : '',
      error,
      sections: sectionBlanks(mail === null ? shape.sections : begun(shape.sections, mail), sent, faults),
      submit: shape.submit,
      preview: shape.preview ?? null,
      file: shape.file ?? null,
    },
    { status: error !== '' ? 409 : isWrong ? 422 : 200 },
  );
}

export function faultText({ view, f }: FormAt, word: string): string {
  const words: Readonly<Record<string, string>> = f.fault;
  const { work, company, locale } = view.visit;
  const sample = format({ minor: 123_450, currency: company.currency }, locale);
  return Object.hasOwn(words, word) ? fill(words[word] ?? word, { day: work.today, sample }) : word;
}

/** An amount as it was typed; says beside its field what is wrong with it. */
export function amountIn(
  { view, f }: FormAt,
  field: string,
  text: string,
  most: { readonly currency: string; readonly minor: number },
): number {
  const { locale } = view.visit;
  const minor = fromTyped(text, most.currency, locale);
  if (minor === undefined) throw new WrongFields({ [field]: 'amount' });
  if (minor > 0 && minor <= most.minor) return minor;
  const open = format({ minor: most.minor, currency: most.currency }, locale);
  throw new WrongFields({ [field]: fill(f.fault.amountMost, { open }) });
}
