import { readFileSync } from 'node:fs';
import type { Route, Visit } from '../companies/visit.pages';
import { attachDocument } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { documentById } from '../documents/store';
import { dayFrom, type Day } from '../kernel/day';
import { format, formatAmount, fromTyped } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { BILLED_WORDS } from '../languages/billed-words';
import type { BilledWords } from '../languages/billed-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage } from '../languages/said';
import { partnersOf } from '../mandates/partner.store';
import { amountCell, type Sheet } from '../platform/sheet';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { LINE_KINDS, type Expected, type LineKind } from './expected';
import { caseNamed } from './case-named';
import { decide, recordInvoice, type GivenLine } from './invoice.actions';
import { differsIn, invoiceById, invoiceState, invoicesOf, linesOfInvoice, type KeptLine, type PartnerInvoice } from './invoice.store'; // prettier-ignore
import { sheetFile } from './list.pages';
import { casesOfPartner } from './store';
import { cell, number, tableOf, type MoneyTable } from './table';

/** Invoices of partners in the desk: recorded with their lines, each beside what was agreed, and accepted or refused. */
export const invoiceRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/invoices', right: 'see', visit: (visit) => list(visit) },
  {
    method: 'post',
    path: '/recovery/invoices',
    right: 'work',
    uploads: { files: 1, bytes: LARGEST_DOCUMENT },
    visit: add,
  },
  { method: 'get', path: '/recovery/invoices/:invoice', right: 'see', visit: (visit) => show(visit) },
  { method: 'get', path: '/recovery/invoices/:invoice/file', right: 'see', visit: download },
  { method: 'post', path: '/recovery/invoices/:invoice/decide', right: 'approve', visit: decided },
];

const MOST_SHOWN = 300;
const ROWS = 6;
const HERE = '/recovery/invoices';
const wordsOf = ({ language }: Visit): BilledWords => inLanguage(BILLED_WORDS, language);
type Texts = Readonly<Record<string, string>>;

async function list(visit: Visit, typed: Texts = {}, wrong: Texts = {}): Promise<Answer> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const all = await invoicesOf(work.db.read, company.id, MOST_SHOWN);
  const may = visit.may('work') && visit.on === null;
  const partners = may ? await partnersOf(work.db.read, company.id) : [];
  const blanks = {
    ...{ title: w.title, w, table: all.length === 0 ? null : listTable(visit, w, all) },
    form: partners.length > 0 && {
      ...{ action: at.under(HERE), open: Object.keys(wrong).length > 0, problem: wrong['form'] ?? '' },
      fields: fieldsOf(['number', 'issued', 'due', 'vat'], { issued: work.today, ...typed }, wrong),
      vat_label: fill(w.vatLabel, { currency: company.currency }),
      partners: partners.map(({ id, name }) => {
        const value = work.ids.seal('partner', id);
        return { value, label: name, chosen: value === typed['partner'] };
      }),
      lines: Array.from({ length: ROWS }, (_, at) => ({
        n: at + 1,
        ...fieldsOf(['case', 'about', 'amount'], { case: typed[`case.${at + 1}`] ?? '', about: typed[`about.${at + 1}`] ?? '', amount: typed[`amount.${at + 1}`] ?? '' }), // prettier-ignore
        wrong: wrong[`line.${at + 1}`] ?? '',
        kinds: LINE_KINDS.map((value) => ({ value, label: w.kinds[value], chosen: value === typed[`kind.${at + 1}`] })),
      })),
    },
  };
  return page('pages/remittances/invoices', w.title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

function listTable({ work, at, locale }: Visit, w: BilledWords, all: readonly PartnerInvoice[]): MoneyTable {
  const head = [w.issued, w.partner, w.number, w.state, `#${w.net}`, `#${w.vat}`, `#${w.gross}`, `#${w.differs}`];
  return tableOf(w.title, head, all.map((one) => {
    const amount = (minor: number): string => format({ minor, currency: one.currency }, locale);
    return [
      ...[cell(dayText(one.issuedOn, locale)), cell(one.partner)],
      ...[cell(one.number, { href: at.under(`${HERE}/${work.ids.seal('partner_invoice', one.id)}`) }), cell(w.states[invoiceState(one)])],
      ...[one.netMinor, one.vatMinor, one.grossMinor].map((minor) => number(amount(minor))),
      number(differsIn(one) === 0 ? '–' : amount(differsIn(one))),
    ];
  }));
} // prettier-ignore

async function add(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const w = wordsOf(visit);
  const { form } = asked;
  const partnerId = work.ids.open('partner', form.get('partner') ?? '');
  const [issuedOn, due] = [dayFrom(form.get('issued') ?? ''), (form.get('due') ?? '').trim()];
  const vatMinor = (form.get('vat') ?? '').trim() === '' ? 0 : fromTyped(form.get('vat') ?? '', company.currency, locale); // prettier-ignore
  const read =
    partnerId === undefined ? { lines: [], wrong: { form: w.wrongPartner } } : await linesIn(visit, partnerId);
  const wrong = wrongIn(form, w, { ...read, isAmount: vatMinor !== undefined && vatMinor >= 0 });
  if (Object.keys(wrong).length > 0 || partnerId === undefined || issuedOn === undefined || vatMinor === undefined)
    return list(visit, typedIn(form), wrong);
  try {
    const documentId = await attached(visit, partnerId);
    const number = (form.get('number') ?? '').trim().slice(0, 80);
    const given = { companyId: company.id, partnerId, number, issuedOn, currency: company.currency, vatMinor, documentId, lines: read.lines }; // prettier-ignore
    const id = await recordInvoice(work, { ...given, dueOn: due === '' ? null : (due as Day) });
    asked.session.tell({ text: fill(w.recorded, { number }) });
    return see(at.under(`${HERE}/${work.ids.seal('partner_invoice', id)}`));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return list(visit, typedIn(form), { form: `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}` }); // prettier-ignore
  }
}

interface ReadLines {
  readonly lines: readonly GivenLine[];
  readonly wrong: Texts;
  /** Of the VAT. */
  readonly isAmount: boolean;
}

const wrongIn = (form: URLSearchParams, w: BilledWords, { lines, wrong, isAmount }: ReadLines): Texts => ({
  ...wrong,
  ...((form.get('number') ?? '').trim() === '' && { number: w.wrongNumber }),
  ...(dayFrom(form.get('issued') ?? '') === undefined && { issued: w.wrongDay }),
  ...((form.get('due') ?? '').trim() !== '' &&
    dayFrom((form.get('due') ?? '').trim()) === undefined && { due: w.wrongDay }),
  ...(!isAmount && { vat: w.wrongAmount }),
  ...(lines.length === 0 && Object.keys(wrong).length === 0 && { form: w.wrongLines }),
});

async function attached({ work, company, asked }: Visit, partnerId: number): Promise<number | null> {
  const [uploaded] = asked.uploads;
  if (uploaded === undefined || uploaded.bytes === 0) return null;
  const bytes = readFileSync(uploaded.path);
  const about = `partner/${partnerId}`;
  const given = { companyId: company.id, customerId: null, about, kind: 'other' as const, fileName: uploaded.name, bytes }; // prettier-ignore
  return (await attachDocument(work, given)).document.id;
}

async function linesIn(
  visit: Visit,
  partnerId: number,
): Promise<{ lines: GivenLine[]; wrong: Record<string, string> }> {
  // prettier-ignore
  const { work, company, asked, locale } = visit;
  const w = wordsOf(visit);
  const own = await casesOfPartner(work.db.read, company.id, partnerId);
  const wrong: Record<string, string> = {};
  const lines = Array.from({ length: ROWS }, (_, at) => at + 1).flatMap((n): GivenLine[] => {
    const [named, about, typed] = ['case', 'about', 'amount'].map((name) => (asked.form.get(`${name}.${n}`) ?? '').trim()); // prettier-ignore
    if (typed === '' || typed === undefined) return [];
    const minor = fromTyped(typed, company.currency, locale);
    const kind = LINE_KINDS.find((one) => one === asked.form.get(`kind.${n}`)) ?? ('other' satisfies LineKind);
    const found = named === '' || named === undefined ? null : caseNamed(own, named);
    if (minor === undefined || minor === 0) wrong[`line.${n}`] = w.wrongAmount;
    if (found === undefined) wrong[`line.${n}`] = w.wrongCase;
    return [{ caseId: found?.caseId ?? null, kind, about: about === '' ? null : (about ?? null), minor: minor ?? 0 }];
  });
  return { lines, wrong };
}

async function invoiceAsked({ work, company, asked }: Visit): Promise<PartnerInvoice> {
  const id = work.ids.open('partner_invoice', asked.params['invoice'] ?? '');
  const found = id === undefined ? undefined : await invoiceById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

function whyText(
  w: BilledWords,
  { why, dueMinor = 0, keptMinor = 0, billedMinor = 0 }: Expected,
  amount: (minor: number) => string,
): string {
  // prettier-ignore
  return fill(w.why[why], { due: amount(dueMinor), kept: amount(keptMinor), billed: amount(billedMinor) });
}

async function show(visit: Visit, problem = ''): Promise<Answer> {
  const invoice = await invoiceAsked(visit);
  const { work, company, at, locale } = visit;
  const w = wordsOf(visit);
  const lines = await linesOfInvoice(work.db.read, company.id, invoice.id);
  const here = at.under(`${HERE}/${work.ids.seal('partner_invoice', invoice.id)}`);
  const amount = (minor: number): string => format({ minor, currency: invoice.currency }, locale);
  const state = invoiceState(invoice);
  const title = fill(w.one, { number: invoice.number });
  const differs = invoice.differsMinor === 0 ? w.agrees : fill(invoice.differsMinor > 0 ? w.more : w.less, { amount: amount(Math.abs(invoice.differsMinor)) }); // prettier-ignore
  return page('pages/remittances/invoice', title, {
    ...{ title, w, differs, is_different: invoice.differsMinor !== 0, vat: vatText(w, invoice, amount), refused: invoice.refusedWhy ?? '', problem },
    subtitle: [invoice.partner, dayText(invoice.issuedOn, locale), w.states[state]].join(' · '),
    table: linesTable(visit, w, invoice, lines),
    exports: ['csv', 'xlsx', ...(invoice.documentId === null ? [] : ['pdf'])].map((as) => ({ label: as === 'pdf' ? w.paper : as.toUpperCase(), href: at.under(`${HERE}/${work.ids.seal('partner_invoice', invoice.id)}/file`, { as }) })), // prettier-ignore
    decide: visit.may('approve') && visit.on === null && { action: `${here}/decide`, may_accept: state === 'open', may_reopen: state !== 'open' }, // prettier-ignore
  }, { status: problem === '' ? 200 : 422 }); // prettier-ignore
}

/** Its VAT beside the agreed rate. */
function vatText(w: BilledWords, { vatMinor, vatExpectedMinor: expected }: PartnerInvoice, amount: (minor: number) => string): { text: string; is_different: boolean } {
  if (expected === null) return { text: w.vatUnknown, is_different: false };
  const said = expected === vatMinor ? w.vatAgrees : vatMinor > expected ? w.vatMore : w.vatLess;
  return { text: fill(said, { amount: amount(Math.abs(vatMinor - expected)), expected: amount(expected) }), is_different: expected !== vatMinor };
} // prettier-ignore

function linesTable(visit: Visit, w: BilledWords, one: PartnerInvoice, lines: readonly KeptLine[]): MoneyTable {
  const { work, at, locale } = visit;
  const amount = (minor: number): string => formatAmount({ minor, currency: one.currency }, locale);
  return tableOf(
    w.lines,
    [w.case, w.kind, w.about, `#${w.amount} ${one.currency}`, `#${w.expected}`, `#${w.differs}`, w.reason],
    lines.map((line) => [
      line.caseId === null ? cell('–') : cell(line.number ?? '', { href: at.case(work.ids.seal('case', line.caseId)) }),
      cell(w.kinds[line.kind]),
      cell(line.about ?? ''),
      number(amount(line.minor)),
      number(line.expectedMinor === null ? '–' : amount(line.expectedMinor)),
      number(line.expectedMinor === null || line.expectedMinor === line.minor ? '–' : amount(line.minor - line.expectedMinor)), // prettier-ignore
      cell(whyText(w, line.why, amount)),
    ]),
    [cell(w.net), cell(''), cell(''), number(amount(one.netMinor)), cell(''), cell(''), cell(`${w.vat} ${amount(one.vatMinor)} · ${w.gross} ${amount(one.grossMinor)}`)], // prettier-ignore
  );
}

async function download(visit: Visit): Promise<Answer> {
  const invoice = await invoiceAsked(visit);
  const { work, company, asked } = visit;
  const w = wordsOf(visit);
  const as = asked.query.get('as');
  if (as === 'pdf') {
    const document = invoice.documentId === null ? undefined : await documentById(work.db.read, company.id, invoice.documentId); // prettier-ignore
    if (document === undefined) throw new NotFound();
    return file(document.fileName, document.mediaType, { path: work.files.path(document.sha256) });
  }
  if (as !== 'csv' && as !== 'xlsx') throw new NotFound();
  const lines = await linesOfInvoice(work.db.read, company.id, invoice.id);
  const amount = (minor: number): string => formatAmount({ minor, currency: invoice.currency }, visit.locale);
  const sheet: Sheet = {
    name: w.lines,
    head: [w.number, w.case, w.kind, w.about, w.amount, w.expected, w.reason, w.currency],
    rows: lines.map((line) => [
      ...[invoice.number, line.number ?? '', w.kinds[line.kind], line.about ?? ''],
      ...[amountCell(line.minor, invoice.currency), amountCell(line.expectedMinor, invoice.currency)],
      ...[whyText(w, line.why, amount), invoice.currency],
    ]),
  };
  return sheetFile(`${company.code}-invoice-${work.ids.seal('partner_invoice', invoice.id)}`, sheet, as === 'xlsx');
}

async function decided(visit: Visit): Promise<Answer> {
  const invoice = await invoiceAsked(visit);
  const { work, company, asked, at } = visit;
  const w = wordsOf(visit);
  const as = (['accepted', 'refused', 'open'] as const).find((one) => one === asked.form.get('as'));
  if (as === undefined) throw new NotFound();
  const why = asked.form.get('why') ?? '';
  if (as === 'refused' && why.trim() === '') return show(visit, w.wrongWhy);
  await decide(work, { companyId: company.id, id: invoice.id, as, why });
  const here = at.under(`${HERE}/${work.ids.seal('partner_invoice', invoice.id)}`);
  const text = fill(w.decided[as], { number: invoice.number });
  asked.session.tell(as === 'open' ? { text } : { text, undo: { path: `${here}/decide`, fields: { as: 'open' } } });
  return see(here);
}
