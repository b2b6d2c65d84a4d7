import { randomBytes } from 'node:crypto';
import { ask } from '../cases/ask.actions';
import { tellReport } from '../cases/report.actions';
import { onceIn } from '../cases/report-form';
import { reportTask } from '../cases/report-text';
import {
  choicesOf,
  GROUPS,
  readTold,
  TOLD_FIELDS,
  TOLD_KINDS,
  type FieldRule,
  type ToldKind,
} from '../cases/told-form';
import { format } from '../kernel/money';
import { CASE_REPORT_WORDS } from '../languages/case-report-words';
import type { CaseReportWords } from '../languages/case-report-words.en';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import type { Given } from './given';
import type { Again, PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/**
 * Everything that a partner tells by a button: each a form that folds open, in groups, with what it changes said before it is sent.
 * Without JavaScript; what was typed is there again where something of it is wrong.
 */
export const tellSection: PartnerSection = {
  name: 'tell',
  blanks: (visit, given) => Promise.resolve(tellBlanks(visit, given)),
  routes: [{ method: 'post', path: '/report', answer: tell }],
};

function tellBlanks(visit: PartnerVisit, given: Given): unknown {
  const w = inLanguage(CASE_REPORT_WORDS, visit.language);
  const once = randomBytes(16).toString('hex');
  return {
    ...inLanguage(PARTNER_FACE_WORDS, visit.language).tell,
    action: `${visit.base}/report`,
    once,
    groups: GROUPS.map(({ name, kinds }) => ({
      title: w.group[name],
      forms: kinds.map((kind) => formBlanks(visit, w, kind, given)),
    })),
  };
}

function formBlanks(visit: PartnerVisit, w: CaseReportWords, kind: ToldKind, given: Given): unknown {
  const mine = given.form === kind;
  const { title, text, button } = w.form[kind];
  return {
    ...{ kind, title, button, text: fill(text, { company: visit.company.legalName }) },
    open: mine || (kind === 'received' && visit.found.stage === 'submitted'),
    fields: TOLD_FIELDS[kind].map((rule) => fieldBlanks(visit, w, kind, rule, mine ? given : undefined)),
  };
}

function fieldBlanks(visit: PartnerVisit, w: CaseReportWords, kind: ToldKind, rule: FieldRule, given: Given | undefined) {
  const { name, n = '' } = rule;
  const label = fill(w.field[rule.label], { currency: visit.found.currency, n });
  const typed = given?.typed[name] ?? (rule.kind === 'past' ? visit.work.today : '');
  const outcomes: Readonly<Record<string, string>> = visit.w.outcome;
  const reached: Readonly<Record<string, string>> = w.reached;
  return {
    ...{ name, value: typed, wrong: given?.wrong[name] ?? '', required: rule.optional !== true },
    label: rule.optional ? fill(w.field.optional, { label }) : label,
    [`is_${rule.kind}`]: true,
    min: rule.kind === 'future' ? visit.work.today : '',
    max: rule.kind === 'past' ? visit.work.today : '',
    options: rule.kind === 'choice' ? choicesOf(kind).map((value) => ({ value, label: outcomes[value] ?? reached[value] ?? value, chosen: value === typed })) : [],
  };
} // prettier-ignore

/** A report is kept and moves the case; a question is put to us. Each form once, also after going back. */
async function tell(visit: PartnerVisit, again: Again): Promise<Answer> {
  const { asked, work, company, found, locale, language } = visit;
  const once = onceIn(asked.form);
  const kind = TOLD_KINDS.find((one) => one === asked.form.get('kind'));
  if (once === undefined || kind === undefined) throw new NotFound();
  const w = inLanguage(CASE_REPORT_WORDS, language);
  const read = readTold(kind, asked.form, { today: work.today, currency: found.currency, locale });
  if ('wrong' in read) {
    const wrong = Object.fromEntries(Object.entries(read.wrong).map(([name, code]) => [name, w.wrong[code]]));
    return again(visit, { form: kind, typed: typedIn(asked.form), wrong });
  }
  const told = { companyId: company.id, caseId: found.id, note: read.note, key: `${kind}:${once}` };
  const isNew =
    'report' in read
      ? await tellReport(work, { ...told, report: read.report, task: reportTask(read.report, found, company.language) })
      : (await ask(work, { ...told, ...read.ask, required: kind === 'need_info' })) !== undefined;
  const minor = 'report' in read && read.report.kind === 'paid' ? read.report.amountMinor : 0;
  const amount = format({ minor, currency: found.currency }, locale);
  const done = fill(w.done[kind], { company: company.legalName, amount });
  asked.session.tell({ text: isNew ? done : visit.w.again });
  return see(visit.base);
} // prettier-ignore
