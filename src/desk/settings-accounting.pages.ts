import { ACCOUNT_ROLES, CHARGES_WHEN, JOURNAL_FORMATS, WITH_VAT, type AccountRole } from '../companies/accounting';
import { changeSetting, type SettingChanged } from '../companies/actions';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { chartByCode, chartsFor, type Chart } from '../journals/charts';
import {
  accountField,
  booksFrom,
  DATEV_FIELDS,
  typedFrom,
  vatField,
  type TypedBooks,
  type Wrong,
} from '../journals/settings-form';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { fill, inLanguage } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { settingsPage, settingsPath, settingsWords } from './settings-frame.pages';

/** How the books are told: format, accounts, VAT. What is proposed for the country stands in the fields and counts once it is saved. */
export const settingsAccountingRoutes = (changed: SettingChanged): readonly Route[] => [
  { method: 'get', path: '/settings/accounting', right: 'approve', visit: show },
  { method: 'post', path: '/settings/accounting', right: 'administer', visit: (visit) => save(visit, changed) },
];

async function show(visit: Visit): Promise<Answer> {
  const { accounting } = await settingsOf(visit.work.db.read, visit.company.id);
  return shown(visit, { typed: typedFrom(accounting), wrong: {} });
}

interface Shown {
  readonly typed: TypedBooks;
  readonly wrong: Wrong;
}

async function shown(visit: Visit, { typed, wrong }: Shown): Promise<Answer> {
  const w = inLanguage(JOURNAL_WORDS, visit.language);
  const { company, at, asked, work } = visit;
  const { accounting } = await settingsOf(work.db.read, company.id);
  const charts = chartsFor(company.country);
  const chart = chartByCode(asked.query.get('chart') ?? '') ?? charts[0];
  const isWrong = Object.keys(wrong).length > 0;
  const says = w.settings.wrong;
  const choice = (name: 'format' | 'charges', options: readonly (readonly [string, string])[]) => ({
    ...{ name, label: w.settings[name] },
    options: options.map(([value, label]) => ({ value, label, chosen: typed[name] === value })),
  });
  const text = (name: 'beginsOn' | 'journal' | 'series') => ({
    ...{ name, label: w.settings[name], value: typed[name] ?? '', wrong: wrong[name] ? says[name] : '' },
  });
  const mayPropose = visit.may('administer') && visit.on === null && !isWrong;
  const blanks = {
    ...{ j: w, action: settingsPath(visit, 'accounting'), journals: at.under('/journals'), journalsText: w.title },
    proposal: chart ? fill(w.settings.proposal, { name: chart.name, source: chart.source }) : w.settings.noProposal,
    charts: charts.filter((one) => one !== chart).map(({ code, name }) => ({ href: at.under('/settings/accounting', { chart: code }), text: fill(w.settings.useChart, { name }) })),
    choices: [
      choice('format', JOURNAL_FORMATS.map((format) => [format, w.format[format]])),
      choice('charges', CHARGES_WHEN.map((when) => [when, w.settings.chargesWhen[when]])),
    ],
    ...{ beginsOn: text('beginsOn'), texts: [text('journal'), text('series')] },
    bankFirst: typed['bankFirst'] !== '' && typed['bankFirst'] !== undefined,
    accounts: ACCOUNT_ROLES.map((role) => accountBlanks(visit, { role, typed, wrong, chart: mayPropose && accounting.accounts[role] === undefined ? chart : undefined })),
    percent: { value: typed['percent'] ?? '', wrong: wrong['vat'] ? says.vat : '' },
    vatOf: WITH_VAT.map((kind) => ({ name: vatField(kind), label: w.labels.kind[kind], chosen: (typed[vatField(kind)] ?? '') !== '' })),
    datev: DATEV_FIELDS.map((name) => ({ name, label: w.settings[name], value: typed[name] ?? '' })),
    datevWrong: wrong['datev'] ? says.datev : '',
  }; // prettier-ignore
  return settingsPage(visit, 'accounting', 'pages/desk/settings-accounting', { blanks, wrong: isWrong });
}

interface AccountShown extends Shown {
  readonly role: AccountRole;
  /** Where it proposes something that is not saved. */
  readonly chart: Chart | undefined;
}

function accountBlanks(visit: Visit, { role, typed, wrong, chart }: AccountShown): object {
  const w = inLanguage(JOURNAL_WORDS, visit.language);
  const name = accountField(role);
  const given = typed[name] ?? '';
  const proposed = given === '' ? chart?.accounts[role] : undefined;
  const note = proposed === undefined ? '' : fill(w.settings.unconfirmed, { name: proposed.name });
  return {
    ...{ name, label: w.labels.role[role], value: proposed?.account ?? given },
    note: proposed?.isRead === false ? `${note} (${w.settings.unread})` : note,
    more: role === 'receivable' ? w.settings.receivableText : '',
    wrong: wrong[name] ? w.settings.wrong.accounts : '',
  };
}

async function save(visit: Visit, changed: SettingChanged): Promise<Answer> {
  const { work, company, asked } = visit;
  const typed = typedIn(asked.form);
  const read = booksFrom(typed);
  if (read.wrong !== undefined) return shown(visit, { typed, wrong: read.wrong });
  const { accounting: before } = await settingsOf(work.db.read, company.id);
  if (JSON.stringify(before) === JSON.stringify(read.books)) {
    asked.session.tell({ text: settingsWords(visit).unchanged });
  } else {
    await changeSetting(work, company.id, 'accounting', JSON.stringify(read.books), changed);
    const { saved } = inLanguage(JOURNAL_WORDS, visit.language).settings;
    const path = visit.at.under('/settings/accounting');
    asked.session.tell({ text: saved, undo: { path, fields: typedFrom(before) } });
  }
  return see(settingsPath(visit, 'accounting'));
}
