import type { RemittanceFault } from '../cash/remittance';
import { confirmRemittance, takeBackRemittance } from '../cash/remittance.actions';
import { remittanceById, remittancesOf, type MeantLine, type Remittance } from '../cash/remittance.store';
import type { Route, Visit } from '../companies/visit.pages';
import { customerNames, findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { REMITTANCE_WORDS } from '../languages/remittance-words';
import type { RemittanceWords } from '../languages/remittance-words.en';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { importRemittance, LARGEST_ADVICE } from './remittance.actions';

/** Remittance advices at the desk: taken in, looked at, confirmed and taken back. */
export const remittanceRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/remittances', right: 'see', visit: (visit) => show(visit) },
  {
    method: 'post',
    path: '/cash/remittances',
    right: 'work',
    uploads: { files: 1, bytes: LARGEST_ADVICE },
    visit: take,
  },
  { method: 'post', path: '/cash/remittances/:advice/confirm', right: 'work', visit: confirm },
  { method: 'post', path: '/cash/remittances/:advice/undo', right: 'work', visit: undo },
];

const MOST_SHOWN = 50;
const wordsOf = (visit: Visit): RemittanceWords => inLanguage(REMITTANCE_WORDS, visit.language);

interface Wrong {
  readonly text: string;
  readonly customer: string;
  readonly faults: readonly { readonly place: number; readonly text: string }[];
}
const NOTHING_WRONG: Wrong = { text: '', customer: '', faults: [] };

async function show(visit: Visit, wrong: Wrong = NOTHING_WRONG): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, at } = visit;
  const all = await remittancesOf(work.db.read, company.id);
  const may = visit.may('work') && visit.on === null;
  const shown = all.slice(0, MOST_SHOWN);
  const names = await customerNames(work.db.read, company.id, shown.flatMap(({ customerId }) => customerId ?? [])); // prettier-ignore
  return page(
    'pages/imports/remittances',
    w.title,
    {
      ...{ w, wrong, may, action: at.under('/cash/remittances') },
      more: all.length > MOST_SHOWN,
      advices: shown.map((one) => ({
        ...adviceBlanks(visit, w, one, may),
        customer: names.get(one.customerId ?? 0) ?? '',
      })),
    },
    { status: wrong === NOTHING_WRONG ? 200 : 422 },
  );
}

function adviceBlanks(visit: Visit, w: RemittanceWords, one: Remittance, may: boolean): object {
  const { work, company, locale, at } = visit;
  const id = work.ids.seal('remittance', one.id);
  const open = one.question !== null && one.confirmedAt === null;
  const said = {
    guessed: w.questions.guessed,
    'no-total': w.questions.noTotal,
    'total-differs': w.questions.totalDiffers,
  };
  return {
    id,
    total: format({ minor: one.totalMinor, currency: one.currency }, locale),
    whose: [one.payer, one.on === null ? null : dayText(one.on, locale), one.reference]
      .filter((part) => part !== null)
      .join(' · '),
    href: one.customerId === null ? '' : at.customer(work.ids.seal('customer', one.customerId)),
    from: fill(w.fromFile, { file: one.fileName, when: momentText(one.recordedAt, locale, company.zone) }),
    state: one.takenAt === null ? (open ? '' : w.waits) : w.taken,
    question: open ? said[one.question] : '',
    confirm: may && open ? at.under(`/cash/remittances/${id}/confirm`) : '',
    undo: may && one.takenAt === null ? at.under(`/cash/remittances/${id}/undo`) : '',
    lines: one.lines.map((line) => lineBlanks(line, one.currency, locale)),
  };
}

function lineBlanks(line: MeantLine, currency: string, locale: string): object {
  const amount = (minor: number): string => format({ minor, currency }, locale);
  const orNothing = (minor: number): string => (minor === 0 ? '' : amount(minor));
  return {
    document: line.document,
    unknown: line.itemId === null,
    gross: line.grossMinor === null ? '' : amount(line.grossMinor),
    discount: orNothing(line.discountMinor),
    deduction: orNothing(line.deductionMinor),
    paid: amount(line.paidMinor),
    reason: line.reason ?? '',
  };
}

async function take(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = wordsOf(visit);
  const [file] = asked.uploads;
  const customer = (asked.form.get('customer') ?? '').trim().slice(0, 200);
  if (file === undefined) return show(visit, { text: w.noFile, customer, faults: [] });
  try {
    const customerId = customer === '' ? null : (await findCustomer(work.db.read, company.id, customer, work.ids)).id;
    const { path, name } = file;
    const ids = await importRemittance(work, {
      companyId: company.id,
      currency: company.currency,
      customerId,
      path,
      name,
    });
    asked.session.tell({ text: fill(w.done, { n: ids.length }) });
    return see(at.under('/cash/remittances'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const text = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`;
    const faults = ((error.facts['faults'] ?? []) as readonly RemittanceFault[]).map((fault) =>
      faultBlanks(visit, w, fault),
    );
    return show(visit, { text, customer, faults });
  }
}

function faultBlanks(visit: Visit, w: RemittanceWords, fault: RemittanceFault): Wrong['faults'][number] {
  const amount = (minor = 0): string => format({ minor, currency: visit.company.currency }, visit.locale);
  const said = fill(w.codes[fault.code], { expected: amount(fault.expectedMinor), said: amount(fault.saidMinor) });
  return { place: fault.place, text: fault.value === '' ? said : `${fault.value}: ${said}` };
}

async function adviceOf(visit: Visit): Promise<{ companyId: number; id: number }> {
  const { work, company, asked } = visit;
  const id = work.ids.open('remittance', asked.params['advice'] ?? '');
  if (id === undefined || !(await remittanceById(work.db.read, company.id, id))) throw new NotFound();
  return { companyId: company.id, id };
}

async function confirm(visit: Visit): Promise<Answer> {
  await confirmRemittance(visit.work, await adviceOf(visit));
  visit.asked.session.tell({ text: wordsOf(visit).confirmed });
  return see(visit.at.under('/cash/remittances'));
}

async function undo(visit: Visit): Promise<Answer> {
  await takeBackRemittance(visit.work, await adviceOf(visit));
  visit.asked.session.tell({ text: wordsOf(visit).undone });
  return see(visit.at.under('/cash/remittances'));
}
