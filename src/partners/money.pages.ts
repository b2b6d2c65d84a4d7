import { onceIn } from '../cases/report-form';
import { dayFrom } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { remitTermText } from '../languages/remit-term-words';
import type { RemittedWords } from '../languages/remitted-words.en';
import { countText, fill, inLanguage } from '../languages/said';
import { agreedDaysOn, remitTermsIn } from '../mandates/agreement';
import { agreementsOf } from '../mandates/agreement.store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { tellRemittance } from '../remittances/actions';
import { collectedOfCase } from '../remittances/collected.store';
import { LARGEST_REMITTANCE } from '../remittances/file.actions';
import { netOf, totalsOf, type RemittanceLine } from '../remittances/remittance';
import { collectedTable, linesTable, problemsTable } from '../remittances/said';
import { remittanceById } from '../remittances/store';
import { keepFile, takeFile, type KeptFile } from '../remittances/told-file.actions';
import { randomBytes } from 'node:crypto';
import type { PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** The partner tells what it passes on: for its one case by a form, or for many of its own cases by a file that it sees before it is sent. */
export const moneySection: PartnerSection = {
  name: 'money',
  blanks: (visit) => blanks(visit),
  routes: [
    { method: 'get', path: '/remittance', answer: (visit) => formPage(visit) },
    { method: 'post', path: '/remittance', answer: tell },
    { method: 'post', path: '/remittance-file', uploads: { files: 1, bytes: LARGEST_REMITTANCE }, answer: check }, // prettier-ignore
    { method: 'post', path: '/remittance-take', answer: take },
  ],
};

const MOST_SHOWN = 300;
const wordsOf = ({ language }: PartnerVisit): RemittedWords => inLanguage(REMITTED_WORDS, language);

async function blanks(visit: PartnerVisit): Promise<unknown> {
  const { work, company, found, locale } = visit;
  const w = wordsOf(visit);
  const rows = await collectedOfCase(work.db.read, company.id, found.id);
  const agreements = await agreementsOf(work.db.read, company.id, found.partnerId);
  const term = remitTermText(agreedDaysOn(remitTermsIn(agreements), work.today), visit);
  return { w, term, table: collectedTable({ w, locale }, rows, w.collected), tell: mayTell(visit) ? `${visit.base}/remittance` : '' }; // prettier-ignore
}

/** Also of a case that is closed: its last money may be on its way. */
const mayTell = ({ found }: PartnerVisit): boolean => found.state !== 'undone';

type Texts = Readonly<Record<string, string>>;

function formPage(visit: PartnerVisit, typed: Texts = {}, wrong: Texts = {}): Promise<Answer> {
  if (!mayTell(visit)) throw new NotFound();
  const { found, work, language } = visit;
  const w = wordsOf(visit);
  const label = (text: string): string => fill(text, { currency: found.currency });
  const given = {
    ...{
      title: w.told,
      w,
      number: found.number,
      back: visit.base,
      action: visit.base,
      once: randomBytes(16).toString('hex'),
      today: work.today,
    },
    labels: { gross: label(w.grossLabel), commission: label(w.commissionLabel), vat: label(w.vatLabel), costs: label(w.costsLabel) }, // prettier-ignore
    fields: fieldsOf(['gross', 'commission', 'vat', 'costs', 'day', 'reference', 'file'], { day: work.today, ...typed }, wrong), // prettier-ignore
  };
  const status = Object.keys(wrong).length === 0 ? 200 : 422;
  return Promise.resolve(page('pages/partners/remittance', w.told, given, { frame: 'partner', language, status }));
}

async function tell(visit: PartnerVisit): Promise<Answer> {
  const { asked, company, found, work } = visit;
  const once = onceIn(asked.form);
  if (once === undefined || !mayTell(visit)) throw new NotFound();
  const read = lineIn(visit);
  if ('wrong' in read) return formPage(visit, typedIn(asked.form), read.wrong);
  const reference = (asked.form.get('reference') ?? '').trim().slice(0, 80);
  const given = { companyId: company.id, partnerId: found.partnerId, documentId: null };
  return orAgain(visit, { field: 'reference', typed: typedIn(asked.form) }, async () =>
    done(visit, await tellRemittance(work, { ...given, reference, on: read.line.on, key: once, lines: [read.line] })),
  );
}

/** What is refused is said at the field that it is about, with everything that was typed. */
async function orAgain(
  visit: PartnerVisit,
  { field, typed = {} }: { readonly field: string; readonly typed?: Texts },
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return formPage(visit, typed, { [field]: said });
  }
}

function lineIn(visit: PartnerVisit): { readonly line: RemittanceLine } | { readonly wrong: Texts } {
  const { asked, found, work, locale } = visit;
  const w = wordsOf(visit);
  const wrong: Record<string, string> = {};
  const amount = (name: string): number | null => {
    const text = (asked.form.get(name) ?? '').trim();
    const minor = text === '' ? null : fromTyped(text, found.currency, locale);
    if (minor === undefined || (minor !== null && minor < 0) || (name === 'gross' && (minor ?? 0) <= 0)) wrong[name] = w.wrongAmount; // prettier-ignore
    return minor ?? null;
  };
  const kept = { commissionMinor: amount('commission'), vatMinor: amount('vat'), costsMinor: amount('costs') };
  const grossMinor = amount('gross') ?? 0;
  const on = dayFrom(asked.form.get('day') ?? '');
  if (on === undefined || on > work.today || on < found.handedOverOn) wrong['day'] = w.wrongDay;
  if (Object.keys(wrong).length === 0 && netOf({ grossMinor, ...kept }) < 0) wrong['commission'] = w.wrongKept;
  if (Object.keys(wrong).length > 0 || on === undefined) return { wrong };
  return { line: { caseId: found.id, on, grossMinor, ...kept } };
}

async function done(
  visit: PartnerVisit,
  { id, isNew }: { readonly id: number; readonly isNew: boolean },
): Promise<Answer> {
  // prettier-ignore
  const { work, company, asked, locale } = visit;
  const w = wordsOf(visit);
  const told = await remittanceById(work.db.read, company.id, id);
  const net = format({ minor: told?.netMinor ?? 0, currency: told?.currency ?? 'EUR' }, locale);
  const values = { partner: told?.partner ?? '', net, reference: told?.reference ?? '' };
  asked.session.tell({ text: fill(isNew ? w.done : w.doneBefore, values) });
  return see(visit.base);
}

async function check(visit: PartnerVisit): Promise<Answer> {
  const { asked, company, found, work } = visit;
  if (!mayTell(visit)) throw new NotFound();
  const [uploaded] = asked.uploads;
  if (uploaded === undefined) return formPage(visit, {}, { file: wordsOf(visit).noFile });
  const whose = { companyId: company.id, partnerId: found.partnerId };
  return orAgain(visit, { field: 'file' }, async () => previewPage(visit, await keepFile(work, whose, uploaded)));
}

function previewPage(visit: PartnerVisit, kept: KeptFile): Answer {
  const { found, work, locale, language } = visit;
  const w = wordsOf(visit);
  const { currency } = found;
  const wrong = kept.problems.length > 0;
  const sums = totalsOf(kept.lines);
  const amount = (minor: number): string => format({ minor, currency }, locale);
  const text = fill(countText(w.takeText, kept.lines.length, locale), {
    gross: amount(sums.grossMinor),
    net: amount(sums.netMinor),
  });
  const given = {
    ...{ title: w.previewTitle, subtitle: kept.name, w, back: { href: `${visit.base}/remittance`, label: w.told } },
    problems: wrong ? problemsTable({ w, locale }, kept.problems, currency) : null,
    lines: kept.lines.length > 0 ? linesTable({ w, locale }, kept.lines.slice(0, MOST_SHOWN), currency) : null,
    take: !wrong && { action: `${visit.base}/remittance-take`, text, reference: kept.reference ?? '', file: work.ids.seal('document', kept.documentId) }, // prettier-ignore
  };
  return page('pages/remittances/preview', w.previewTitle, given, { frame: 'partner', language, status: wrong ? 422 : 200 }); // prettier-ignore
}

/** Only a file that this partner brought: whatever the form names. */
async function take(visit: PartnerVisit): Promise<Answer> {
  const { asked, company, found, work } = visit;
  const documentId = work.ids.open('document', asked.form.get('file') ?? '');
  if (documentId === undefined || !mayTell(visit)) throw new NotFound();
  const reference = (asked.form.get('reference') ?? '').slice(0, 80);
  const whose = { companyId: company.id, partnerId: found.partnerId };
  return orAgain(visit, { field: 'file' }, async () =>
    done(visit, await takeFile(work, whose, { documentId, reference })),
  );
}
