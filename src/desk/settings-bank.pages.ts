import { DELAY_HOURS, type BankChange } from '../companies/bank-change';
import {
  confirmBankChange,
  proposeBankChange,
  stopBankChange,
  type BankChangeAsked,
} from '../companies/bank-change.actions';
import { bankChangeById, bankChangesOf } from '../companies/bank-change.store';
import { bicFrom, ibanFrom, printedIban } from '../companies/iban';
import { bankAccountsOf, payeeAccountsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { isCurrency } from '../kernel/money';
import { ASSIGNMENT_WORDS } from '../languages/assignment-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import type { Holder } from '../ledger/assignment';
import { sayWhoAsks } from '../ledger/assignment.actions';
import { holdersOf } from '../ledger/assignment.store';
import { nameOf } from '../people/colleagues';
import { actorOf, type ListedPerson } from '../people/person';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { bankChangeTold } from '../tasks/bank-told.actions';
import { referencesBlanks, saveReferences, type Mistaken } from './settings-references.pages';
import { settingsPage, settingsPath, settingsWords } from './settings-frame.pages';

/** Bank accounts: what is in force, what is to change, who has proposed and confirmed it, and the way to stop it. */
export const settingsBankRoutes: readonly Route[] = [
  { method: 'get', path: '/settings/bank', right: 'approve', visit: (visit) => show(visit) },
  { method: 'post', path: '/settings/bank', right: 'administer', visit: propose },
  { method: 'post', path: '/settings/bank/retire', right: 'administer', visit: retire },
  {
    ...{ method: 'post', path: '/settings/bank/references', right: 'administer' },
    visit: (visit) => saveReferences(visit, (mistaken) => show(visit, {}, {}, mistaken)),
  },
  { method: 'post', path: '/settings/bank/holder', right: 'administer', visit: whoAsks },
  {
    method: 'post',
    path: '/settings/bank/:change/confirm',
    right: 'administer',
    visit: (visit) => move(visit, 'confirm'),
  },
  { method: 'post', path: '/settings/bank/:change/stop', right: 'administer', visit: (visit) => move(visit, 'stop') },
];

const asked = (visit: Visit): BankChangeAsked => ({ companyId: visit.company.id, told: bankChangeTold });
const SHOWN = 20;

async function show(
  visit: Visit,
  typed: Typed = {},
  wrong: Readonly<Record<string, string>> = {},
  mistaken?: Mistaken,
): Promise<Answer> {
  const w = settingsWords(visit);
  const { read } = visit.work.db;
  const { company, locale } = visit;
  const people = await peopleOf(read);
  const changes = await bankChangesOf(read, company.id, SHOWN);
  const isOpen = ({ state }: BankChange): boolean => state === 'proposed' || state === 'confirmed';
  const holders = await holdersOf(read, company.id);
  const accounts = [...(await bankAccountsOf(read, company.id)), ...(await payeeAccountsOf(read, company.id))];
  const may = (one: ListedPerson): boolean =>
    one.disabledAt === null && !one.invited && mayAt(one, company.id, 'administer');
  const given: Typed = { currency: company.currency, holder: company.legalName, ...typed };
  const fields = (['currency', 'iban', 'bic', 'holder', 'bankName'] as const).map((name) => ({
    ...{ name, label: w.bank[name], value: given[name] ?? '', wrong: wrong[name] ?? '' },
    required: name !== 'bic' && name !== 'bankName',
  }));
  const blanks = {
    action: settingsPath(visit, 'bank'),
    retire: visit.at.under('/settings/bank/retire'),
    alone: visit.may('administer') && people.filter(may).length < 2 ? w.bank.alone : '',
    open: changes.filter(isOpen).map((change) => openBlanks(visit, change, people, holders)),
    ...holderBlanks(visit, holders, given),
    accounts: accounts.map(({ currency, iban, bic, holder, from, payeeId }) => ({
      ...{ whose: payeeName(visit, holders, payeeId), payee: payeeId === null ? '' : sealed(visit, payeeId) },
      ...{ currency, iban: printedIban(iban), bic: bic ?? '', holder },
      from: from === null ? '' : dayText(from, locale),
    })),
    fields,
    references: referencesBlanks(visit, accounts, mistaken),
    past: changes.filter((change) => !isOpen(change)).map((change) => pastText(visit, change, people, holders)),
  };
  const isWrong = Object.keys(wrong).length > 0 || mistaken !== undefined;
  return settingsPage(visit, 'bank', 'pages/desk/settings-bank', { blanks, wrong: isWrong });
}

const payeeWords = (visit: Visit) => inLanguage(ASSIGNMENT_WORDS, visit.language).payees;
const sealed = ({ work }: Visit, id: number): string => work.ids.seal('holder', id);

const payeeName = (visit: Visit, holders: readonly Holder[], id: number | null): string =>
  id === null ? payeeWords(visit).own : (holders.find((one) => one.id === id)?.name ?? '');

/** Whose account it may be, and of each holder who asks for what it holds; nothing where claims are all ours. */
function holderBlanks(visit: Visit, holders: readonly Holder[], { payee = '' }: Typed): Record<string, unknown> {
  if (holders.length === 0) return { payees: null };
  const p = payeeWords(visit);
  const options = [{ value: '', label: p.own }, ...holders.map(({ id, name }) => ({ value: sealed(visit, id), label: name }))]; // prettier-ignore
  return {
    payees: {
      ...{ w: p, action: visit.at.under('/settings/bank/holder') },
      options: options.map((one) => ({ ...one, chosen: one.value === payee })),
      rows: holders.map(({ id, name, weChase }) => ({
        ...{ id: sealed(visit, id), name, asks: weChase ? p.weAsk : p.asksItself },
        ...{ next: weChase ? 'itself' : 'us', label: weChase ? p.letItself : p.letUs },
      })),
    },
  };
}

/** The holder that a form names; undefined: our own account. */
async function payeeAsked(visit: Visit): Promise<number | undefined> {
  const text = visit.asked.form.get('payee') ?? '';
  if (text === '') return undefined;
  const id = visit.work.ids.open('holder', text);
  const known = (await holdersOf(visit.work.db.read, visit.company.id)).find((one) => one.id === id);
  if (!known) throw new NotFound();
  return known.id;
}

async function whoAsks(visit: Visit): Promise<Answer> {
  const id = await payeeAsked(visit);
  if (id === undefined) throw new NotFound();
  const holder = await sayWhoAsks(visit.work, visit.company.id, id, visit.asked.form.get('asks') === 'us');
  visit.asked.session.tell({ text: fill(payeeWords(visit).done, { holder: holder.name }) });
  return see(settingsPath(visit, 'bank'));
}

function openBlanks(
  visit: Visit,
  change: BankChange,
  people: readonly ListedPerson[],
  holders: readonly Holder[],
): unknown {
  const heads = change.payeeId === null ? settingsWords(visit).bank : payeeWords(visit);
  const payee = payeeName(visit, holders, change.payeeId);
  const { bank: w } = settingsWords(visit);
  const { locale, company, person } = visit;
  const at = (moment: string | null): string => (moment === null ? '' : momentText(moment, locale, company.zone));
  const own = change.proposedBy === actorOf(person).name;
  const under = (deed: string): string =>
    visit.at.under(`/settings/bank/${visit.work.ids.seal('bank_change', change.id)}/${deed}`);
  const proposed = change.state === 'proposed';
  return {
    id: change.id,
    head: fill(change.kind === 'set' ? heads.headSet : heads.headRetire, { currency: change.currency, payee }),
    facts: [
      { label: w.iban, text: printedIban(change.iban) },
      { label: w.bic, text: change.bic ?? '–' },
      { label: w.holder, text: change.holder },
      { label: w.proposedBy, text: `${nameOf(people, change.proposedBy)}, ${at(change.proposedAt)}` },
      ...(change.confirmedBy === null
        ? []
        : [{ label: w.confirmedBy, text: `${nameOf(people, change.confirmedBy)}, ${at(change.confirmedAt)}` }]),
    ],
    state: proposed
      ? fill(own ? w.waitsOther : w.waitsYou, { hours: DELAY_HOURS })
      : fill(w.effectiveAt, { at: at(change.effectiveAt) }),
    confirm: proposed && !own ? under('confirm') : '',
    stop: under('stop'),
  };
}

function pastText(
  visit: Visit,
  change: BankChange,
  people: readonly ListedPerson[],
  holders: readonly Holder[],
): string {
  const { bank: w } = settingsWords(visit);
  const values = {
    currency: change.currency,
    iban: printedIban(change.iban),
    proposed: nameOf(people, change.proposedBy),
    by: nameOf(people, change.endedBy ?? ''),
    confirmed: nameOf(people, change.confirmedBy ?? ''),
    at: momentText(change.endedAt ?? change.proposedAt, visit.locale, visit.company.zone),
  };
  const whose = change.payeeId === null ? '' : `${payeeName(visit, holders, change.payeeId)} · `;
  if (change.state === 'stopped') return whose + fill(w.pastStopped, values);
  return whose + fill(change.kind === 'set' ? w.pastSet : w.pastRetired, values);
}

async function propose(visit: Visit): Promise<Answer> {
  const { bank: w, wrong: said } = settingsWords(visit);
  const typed = typedIn(visit.asked.form);
  const text = (name: string): string => (typed[name] ?? '').trim();
  const currency = text('currency').toUpperCase();
  const wrong: Record<string, string> = {};
  if (!isCurrency(currency)) wrong['currency'] = w.wrongCurrency;
  if (ibanFrom(text('iban')) === undefined) wrong['iban'] = w.wrongIban;
  if (text('bic') !== '' && bicFrom(text('bic')) === undefined) wrong['bic'] = w.wrongBic;
  if (text('holder') === '') wrong['holder'] = said.needed;
  for (const name of ['holder', 'bankName']) if (text(name).length > 140) wrong[name] = said.long;
  if (Object.keys(wrong).length > 0) return show(visit, typed, wrong);
  const payeeId = await payeeAsked(visit);
  await proposeBankChange(visit.work, asked(visit), 'set', {
    ...(payeeId === undefined ? {} : { payeeId }),
    ...{ currency, iban: text('iban'), holder: text('holder') },
    ...(text('bic') === '' ? {} : { bic: text('bic') }),
    ...(text('bankName') === '' ? {} : { bankName: text('bankName') }),
  });
  visit.asked.session.tell({ text: fill(w.proposed, { hours: DELAY_HOURS }) });
  return see(settingsPath(visit, 'bank'));
}

async function retire(visit: Visit): Promise<Answer> {
  const { bank: w } = settingsWords(visit);
  const currency = visit.asked.form.get('currency') ?? '';
  const payeeId = await payeeAsked(visit);
  const whose = payeeId === undefined ? {} : { payeeId };
  await proposeBankChange(visit.work, asked(visit), 'retire', { currency, iban: '', holder: '', ...whose });
  visit.asked.session.tell({ text: fill(w.proposed, { hours: DELAY_HOURS }) });
  return see(settingsPath(visit, 'bank'));
}

async function move(visit: Visit, deed: 'confirm' | 'stop'): Promise<Answer> {
  const { bank: w } = settingsWords(visit);
  const id = visit.work.ids.open('bank_change', visit.asked.params['change'] ?? '');
  if (id === undefined || !(await bankChangeById(visit.work.db.read, visit.company.id, id))) throw new NotFound();
  const act = deed === 'confirm' ? confirmBankChange : stopBankChange;
  const change = await act(visit.work, asked(visit), id);
  const at = momentText(change.effectiveAt ?? visit.work.now, visit.locale, visit.company.zone);
  visit.asked.session.tell({ text: fill(deed === 'confirm' ? w.confirmedDone : w.stoppedDone, { at }) });
  return see(settingsPath(visit, 'bank'));
}
