import { printedIban } from '../companies/iban';
import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { format, isCurrency } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { BANK_LIST_WORDS } from '../languages/bank-list-words';
import type { BankListWords } from '../languages/bank-list-words.en';
import { refusalText } from '../languages/refusal';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { bankPage } from '../cash/pages';
import { importBankFile, listOn } from './bank.actions';
import { bankListPath, faultTexts, outcomeSaid } from './bank.pages';
import { lookAtList, type LookedAt } from './bank-list.actions';
import { isListField, type ListAnswers } from './formats/bank-list';
import type { ListColumns } from './formats/bank-list-columns';
import { LIST_FIELDS, type ListField } from './formats/bank-list-words';
import type { TaskDeps } from './task.actions';
import type { ImportWork } from './upload';
import { dropFiles, leaveUpload, pathOf, somebodyIsAtIt } from './upload.actions';
import { dropWork, noteSaid, workById } from './upload.store';

/** A list of a bank that does not say everything: what each column is, whose account, how days and amounts are written; seen before it is taken. */
export const bankListRoutes = ({ home }: TaskDeps): readonly Route[] => [
  { method: 'get', path: '/bank/lists/:list', right: 'work', visit: (visit) => withList(visit, (upload) => show(visit, home, upload)) },
  { method: 'post', path: '/bank/lists/:list', right: 'work', visit: (visit) => withList(visit, (upload) => say(visit, home, upload)) },
]; // prettier-ignore

async function withList(visit: Visit, answer: (upload: ImportWork) => Promise<Answer>): Promise<Answer> {
  const id = visit.work.ids.open('upload', visit.asked.params['list'] ?? '');
  const upload = id === undefined ? undefined : await workById(visit.work.db.read, visit.company.id, id);
  if (upload?.kind !== 'bank') throw new NotFound();
  return answer(upload);
}

async function say(visit: Visit, home: string, upload: ImportWork): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const what = asked.form.get('do');
  if (what === 'leave') {
    await leaveUpload(work, home, upload, asked.now);
    return see(visit.at.under('/bank'));
  }
  const said = answersIn(visit);
  if ('wrong' in said) return show(visit, home, upload, inLanguage(BANK_LIST_WORDS, visit.language).wrong[said.wrong]);
  const noted = await work.db.transaction((tx) => noteSaid(tx, upload, { ...upload.said, list: said }));
  if (!noted) throw somebodyIsAtIt(upload);
  if (what !== 'take') return see(bankListPath(visit, upload.id));
  const now = { ...upload, said: { ...upload.said, list: said }, version: upload.version + 1 };
  try {
    const path = await pathOf(home, upload);
    const taken = await importBankFile(work, { companyId: company.id, path, name: upload.fileName, list: said });
    if (await work.db.transaction((tx) => dropWork(tx, now, asked.now))) await dropFiles(home, upload);
    return await bankPage(visit, { files: [{ name: upload.fileName, ...outcomeSaid(visit, { taken, refusal: undefined }) }] });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'bank-list-asks') return show(visit, home, now);
    const reader = { language: visit.language, locale: visit.locale };
    const files = [{ name: upload.fileName, waits: bankListPath(visit, upload.id), ...outcomeSaid(visit, { taken: undefined, refusal: error }) }];
    return error.code === 'unknown-bank-account' || error.code === 'bank-file-faults' ? bankPage(visit, { files }) : show(visit, home, now, refusalText(error.message, reader)); // prettier-ignore
  }
} // prettier-ignore

const MOST_COLUMNS = 60;

function answersIn({ asked }: Visit): ListAnswers | { readonly wrong: 'currency' | 'columns' } {
  const at = (name: string): string => (asked.form.get(name) ?? '').trim();
  const currency = at('currency').toUpperCase();
  if (currency !== '' && !isCurrency(currency)) return { wrong: 'currency' };
  const columns = Object.fromEntries(LIST_FIELDS.map((field): [ListField, number[] | null] => [field, null]));
  for (let index = 0; index < MOST_COLUMNS; index++) {
    const field = at(`column-${index}`);
    if (isListField(field)) columns[field] = [...(columns[field] ?? []), index];
  }
  const [order, mark] = [at('dateOrder'), at('decimalMark')];
  const twice = LIST_FIELDS.some((field) => field !== 'text' && (columns[field]?.length ?? 0) > 1);
  if (twice) return { wrong: 'columns' };
  const account = at('account').replace(/\s/g, '').toUpperCase();
  return {
    columns,
    ...(account === '' ? {} : { account }),
    ...(currency === '' ? {} : { currency }),
    ...(order === 'dmy' || order === 'mdy' || order === 'ymd' ? { dateOrder: order } : {}),
    ...(mark === '.' || mark === ',' ? { decimalMark: mark } : {}),
  };
}

async function show(visit: Visit, home: string, upload: ImportWork, wrong = ''): Promise<Answer> {
  const w = inLanguage(BANK_LIST_WORDS, visit.language);
  const table = await listOn(await pathOf(home, upload), upload.fileName);
  if (!table) throw new NotFound();
  const given = { companyId: visit.company.id, fileName: upload.fileName, answers: upload.said.list ?? {} };
  const looked = await lookAtList(visit.work.db.read, table, given);
  const { list } = looked;
  const blanks = {
    ...{ w, wrong, path: bankListPath(visit, upload.id), back: visit.at.under('/bank') },
    intro: fill(w.intro, { file: upload.fileName }),
    asks: list.questions.map((one) => w.asks[one]),
    columns: list.headings.map((heading, at) => columnBlanks(w, list.columns, heading, { at, samples: list.samples })),
    ...choices(w, looked),
    preview: list.questions.some((one) => one !== 'account') ? null : previewBlanks(visit, w, looked),
  };
  return page('pages/imports/bank-list', w.title, blanks, { status: wrong === '' ? 200 : 422 });
}

interface OfColumn {
  readonly at: number;
  readonly samples: readonly (readonly string[])[];
}

function columnBlanks(
  w: BankListWords,
  { of, texts }: ListColumns,
  heading: string,
  { at, samples }: OfColumn,
): object {
  const is = (field: ListField): boolean => (field === 'text' ? texts.includes(at) : of.get(field) === at);
  const options = LIST_FIELDS.map((value) => ({ value, label: w.fields[value], chosen: is(value) }));
  return {
    at,
    heading: heading === '' ? fill(w.nth, { n: String(at + 1) }) : heading,
    options: [{ value: '', label: w.unused, chosen: !options.some(({ chosen }) => chosen) }, ...options],
    samples: [...new Set(samples.map((row) => row[at] ?? '').filter((text) => text !== ''))].slice(0, 3).join(' · '),
  };
}

function choices(w: BankListWords, { list, accounts }: LookedAt): object {
  const chosen = (value: string, of: string | undefined): boolean => value === (of ?? '');
  const ibans = [...new Set(accounts.map(({ iban }) => iban))];
  const own = list.columns.of.has('account') ? undefined : list.account;
  return {
    accounts: [
      { value: '', label: list.columns.of.has('account') ? w.inColumn : own === undefined || ibans.includes(own) ? w.choose : own },
      ...ibans.map((value) => ({ value, label: printedIban(value), chosen: chosen(value, own) })),
    ],
    currency: list.columns.of.has('currency') ? '' : (list.currency ?? ''),
    currencyHint: list.columns.of.has('currency') ? w.inColumn : '',
    orders: (['', 'dmy', 'mdy'] as const).map((value) => ({ value, label: value === '' ? w.choose : w.orders[value], chosen: chosen(value, list.dateOrder.value) })),
    orderHint: list.dateOrder.sample,
    marks: (['', ',', '.'] as const).map((value) => ({ value, label: value === '' ? w.choose : w.marks[value === ',' ? 'comma' : 'point'], chosen: chosen(value, list.decimalMark.value) })),
    markHint: list.decimalMark.sample,
  }; // prettier-ignore
}

const LINES_SHOWN = 10;

/** What would be taken: each statement with its balances, and its first lines; what is not understood. */
function previewBlanks(visit: Visit, w: BankListWords, { list }: LookedAt): object {
  const { locale } = visit;
  const faults = list.said.flatMap((one) => (one.is === 'fault' ? [one.fault] : []));
  const all = list.said.flatMap((one) => (one.is === 'line' ? [one.line] : []));
  const sums = new Map<string, { came: number; went: number }>();
  for (const { currency, amountMinor } of all) {
    const sum = sums.get(currency) ?? { came: 0, went: 0 };
    if (amountMinor > 0) sum.came += amountMinor;
    else sum.went += amountMinor;
    sums.set(currency, sum);
  }
  const balances = list.said.flatMap((one) => (one.is === 'balance' ? [fill(one.which === 'opening' ? w.opening : w.closing, { day: dayText(one.balance.on, locale), amount: format(one.balance, locale) })] : [])); // prettier-ignore
  return {
    totals: [...sums].map(([currency, { came, went }]) =>
      fill(w.totals, {
        came: format({ minor: came, currency }, locale),
        went: format({ minor: -went, currency }, locale),
      }),
    ),
    lines: fill(w.lines, { n: numberText(all.length, locale) }),
    balances: balances.slice(0, 20),
    faults: faultTexts(visit, faults),
    rows: all.slice(0, LINES_SHOWN).map((line) => ({
      booked: dayText(line.bookedOn, locale),
      amount: format({ minor: line.amountMinor, currency: line.currency }, locale),
      who: line.name ?? '',
      text: [line.reference, line.endToEnd, line.text].filter((part) => part !== null && part !== '').join(' · ').slice(0, 200), // prettier-ignore
    })),
  };
}
