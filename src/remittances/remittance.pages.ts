import type { Route, Visit } from '../companies/visit.pages';
import { customerNames } from '../customers/store';
import { format, formatAmount } from '../kernel/money';
import { REMITTED_WORDS } from '../languages/remitted-words';
import type { RemittedWords } from '../languages/remitted-words.en';
import { countText, dayText, fill, inLanguage, labelled } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { takeBackRemittance } from './actions';
import { bookRemittance, unbookRemittance } from './booking.actions';
import { comparedOf, type Collected } from './collected-rows';
import { collectedOfRemittance } from './collected.store';
import { candidatesOf, confirmMoney, releaseMoney } from './found.actions';
import { differencesOf, stateOf } from './remittance';
import { remittanceById, type Remittance } from './store';
import { twiceBlanks } from './twice.pages';
import { cell, number, tableOf, type MoneyTable } from './table';

/** One remittance in the desk: what it says beside what was agreed, its money on the bank, and the way to the books and back. */
export const remittanceRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/money/:remittance', right: 'see', visit: show },
  { method: 'post', path: '/recovery/money/:remittance/found', right: 'work', visit: found },
  { method: 'post', path: '/recovery/money/:remittance/release', right: 'work', visit: release },
  { method: 'post', path: '/recovery/money/:remittance/book', right: 'work', visit: book },
  { method: 'post', path: '/recovery/money/:remittance/unbook', right: 'work', visit: unbook },
  { method: 'post', path: '/recovery/money/:remittance/undo', right: 'work', visit: takeBack },
];

interface Opened {
  readonly w: RemittedWords;
  readonly remittance: Remittance;
  readonly here: string;
}

async function opened({ work, company, asked, at, language }: Visit): Promise<Opened> {
  const sealed = asked.params['remittance'] ?? '';
  const id = work.ids.open('partner_remittance', sealed);
  const remittance = id === undefined ? undefined : await remittanceById(work.db.read, company.id, id);
  if (remittance === undefined) throw new NotFound();
  return { w: inLanguage(REMITTED_WORDS, language), remittance, here: at.under(`/recovery/money/${sealed}`) };
}

async function show(visit: Visit): Promise<Answer> {
  const { w, remittance, here } = await opened(visit);
  const { work, company, locale } = visit;
  const lines = await collectedOfRemittance(work.db.read, company.id, remittance.id);
  const state = stateOf(remittance);
  const may = visit.may('work') && visit.on === null;
  const mayBook = may && state !== 'booked' && (state === 'found' || remittance.netMinor === 0);
  const amount = (minor: number): string => format({ minor, currency: remittance.currency }, locale);
  const title = fill(w.one, { reference: remittance.reference });
  return page('pages/remittances/remittance', title, {
    ...{ title, w, lines: linesTable(visit, w, remittance, lines) },
    subtitle: [remittance.partner, dayText(remittance.on, locale), w.states[state]].join(' · '),
    differences: differencesTable(visit, w, remittance, lines),
    found: foundBlanks(visit, w, remittance, may && state === 'found' ? `${here}/release` : ''),
    candidates: state === 'told' ? await candidateBlanks(visit, w, remittance) : [],
    confirm: may && state === 'told' ? `${here}/found` : '',
    book: mayBook && { action: `${here}/book`, title: fill(countText(w.book, lines.length, locale), { gross: amount(remittance.grossMinor) }) }, // prettier-ignore
    ...(await twiceBlanks(visit, w, remittance, may ? here : '')),
    journal: await journalTable(visit, w, remittance, lines),
    unbook: may && state === 'booked' ? `${here}/unbook` : '',
    take_back: may && state === 'told' ? `${here}/undo` : '',
  });
}

function linesTable(visit: Visit, w: RemittedWords, one: Remittance, lines: readonly Collected[]): MoneyTable {
  const { work, at, locale } = visit;
  const amount = (minor: number | null): string => (minor === null ? '–' : formatAmount({ minor, currency: one.currency }, locale)); // prettier-ignore
  return tableOf(
    w.lines,
    [w.case, w.paidOn, `#${w.gross} ${one.currency}`, `#${w.commission}`, `#${w.agreed}`, `#${w.vat}`, `#${w.costs}`],
    lines.map((line) => [
      cell(line.number, { href: at.case(work.ids.seal('case', line.caseId)) }),
      cell(dayText(line.on, locale)),
      number(amount(line.grossMinor)),
      number(amount(line.toldCommissionMinor)),
      number(line.feeModelId === null ? w.notAgreed : amount(line.commissionMinor)),
      number(amount(line.toldVatMinor)),
      number(amount(line.toldCostsMinor)),
    ]),
    [
      ...[cell(w.total), cell(''), number(amount(one.grossMinor)), number(amount(one.commissionMinor)), cell('')],
      ...[number(amount(one.vatMinor)), number(amount(one.costsMinor))],
    ],
  );
}

function differencesTable({ locale }: Visit, w: RemittedWords, one: Remittance, lines: readonly Collected[]): MoneyTable | null {
  const all = differencesOf(lines.map(comparedOf), one.netMinor, one.bankMinor);
  if (all.length === 0) return null;
  const amount = (minor: number): string => format({ minor, currency: one.currency }, locale);
  const head = [w.why, w.case, `#${w.expected}`, `#${w.said}`, `#${w.differs}`];
  return tableOf(w.differences, head, all.map(({ what, number: of, expectedMinor, saidMinor }) => [
    ...[cell(w.whats[what]), cell(of ?? '')],
    ...[expectedMinor, saidMinor, saidMinor - expectedMinor].map((minor) => number(amount(minor))),
  ]));
} // prettier-ignore

function foundBlanks({ work, at, locale }: Visit, w: RemittedWords, one: Remittance, releasing: string): unknown {
  if (one.bankLineId === null || one.bankMinor === null) return null;
  const amount = format({ minor: one.bankMinor, currency: one.currency }, locale);
  return {
    text: fill(w.foundText, { amount, day: one.bankedOn === null ? '' : dayText(one.bankedOn, locale) }),
    href: at.receipt(work.ids.seal('bank_line', one.bankLineId)),
    release: releasing,
  };
}

async function candidateBlanks(visit: Visit, w: RemittedWords, one: Remittance): Promise<unknown[]> {
  const { work, company, at, locale, language } = visit;
  const amount = (minor: number): string => format({ minor, currency: one.currency }, locale);
  return (await candidatesOf(work.db.read, company.id, one)).map(({ line, reasons, differenceMinor, sure }) => {
    const text = [dayText(line.bookedOn, locale), amount(line.amountMinor), line.name ?? ''].filter((part) => part !== '').join(' · '); // prettier-ignore
    return {
      ...{ line: work.ids.seal('bank_line', line.id), href: at.receipt(work.ids.seal('bank_line', line.id)), text },
      ...{ why: reasons.map((reason) => w.reasons[reason]).join(', '), sure: sure ? w.proposed : '' },
      differs: differenceMinor === 0 ? '' : labelled(language, w.differs, amount(differenceMinor)),
      label: labelled(language, w.confirm, text),
    };
  });
}

/** What the books of the company should be told: it adds up on both sides. */
async function journalTable(visit: Visit, w: RemittedWords, one: Remittance, lines: readonly Collected[]): Promise<MoneyTable> {
  const { work, company, locale } = visit;
  const names = await customerNames(work.db.read, company.id, lines.map(({ customerId }) => customerId));
  const bank = one.bankMinor ?? one.netMinor;
  const off = one.netMinor - bank;
  const debits: [string, number][] = [[w.bank, bank], [w.fees, one.commissionMinor + one.costsMinor], [w.inputVat, one.vatMinor], [w.bankDifference, Math.max(0, off)]];
  const credits: [string, number][] = [...lines.map((line): [string, number] => [fill(w.receivable, { customer: names.get(line.customerId) ?? '' }), line.grossMinor]), [w.bankDifference, Math.max(0, -off)]];
  const amount = (minor: number): string => formatAmount({ minor, currency: one.currency }, locale);
  const sum = (all: readonly [string, number][]): number => all.reduce((total, [, minor]) => total + minor, 0);
  const shown = (all: readonly [string, number][]): readonly [string, number][] => all.filter(([, minor]) => minor !== 0);
  return tableOf(
    w.journal,
    [w.account, `#${w.debit} ${one.currency}`, `#${w.credit}`],
    [
      ...shown(debits).map(([account, minor]) => [cell(account), number(amount(minor)), number('')]),
      ...shown(credits).map(([account, minor]) => [cell(account), number(''), number(amount(minor))]),
    ],
    [cell(w.total), number(amount(sum(debits))), number(amount(sum(credits)))],
  );
} // prettier-ignore

async function found(visit: Visit): Promise<Answer> {
  const { w, remittance, here } = await opened(visit);
  const lineId = visit.work.ids.open('bank_line', visit.asked.form.get('line') ?? '');
  if (lineId === undefined) throw new NotFound();
  await confirmMoney(visit.work, { companyId: visit.company.id, id: remittance.id, lineId });
  visit.asked.session.tell({ text: w.confirmed, undo: { path: `${here}/release`, fields: {} } });
  return see(here);
}

async function release(visit: Visit): Promise<Answer> {
  const { w, remittance, here } = await opened(visit);
  await releaseMoney(visit.work, visit.company.id, remittance.id, w.byHand);
  visit.asked.session.tell({ text: w.released });
  return see(here);
}

async function book(visit: Visit): Promise<Answer> {
  const { w, remittance, here } = await opened(visit);
  await bookRemittance(visit.work, visit.company.id, remittance.id);
  const gross = format({ minor: remittance.grossMinor, currency: remittance.currency }, visit.locale);
  visit.asked.session.tell({ text: fill(w.booked, { gross }), undo: { path: `${here}/unbook`, fields: {} } });
  return see(here);
}

async function unbook(visit: Visit): Promise<Answer> {
  const { w, remittance, here } = await opened(visit);
  await unbookRemittance(visit.work, visit.company.id, remittance.id, w.byHand);
  visit.asked.session.tell({ text: w.unbooked });
  return see(here);
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { w, remittance } = await opened(visit);
  await takeBackRemittance(visit.work, visit.company.id, { id: remittance.id, why: w.byHand });
  visit.asked.session.tell({ text: fill(w.takenBack, { reference: remittance.reference }) });
  return see(visit.at.under('/recovery/money'));
}
