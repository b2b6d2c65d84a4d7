import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { caseById, type CaseView } from '../cases/case.panel';
import { dayOf, detailsOfReport, type Report } from '../cases/report';
import { reportTask, reportText } from '../cases/report-text';
import { tellReport } from '../cases/report.actions';
import { MAIL_LINES_WORDS } from '../languages/mail-lines-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { mailAsked, mailPath } from './asked.pages';
import { keepMailPapers } from './case-papers.actions';
import type { Mail } from './mail';
import { partnerLines, type PartnerLine } from './partner-lines';

/**
 * What a partner's mail says in lines, for a person to confirm; only of a mail to the signed address of its case, since who else wrote
 * it is not known. And its papers, which are kept with the case when somebody says so.
 */
export const lineRoutes: readonly Route[] = [
  { method: 'post', path: '/inbox/:mail/line', right: 'work', visit: confirm },
  { method: 'post', path: '/inbox/:mail/papers', right: 'work', visit: keepPapers },
];

async function caseOf({ work, company }: Visit, mail: Mail): Promise<CaseView | undefined> {
  if (mail.caseId === null || mail.kind !== 'partner') return undefined;
  const found = await caseById(work.db.read, company.id, mail.caseId);
  return found?.state === 'with_partner' ? found : undefined;
}

const linesOf = ({ work }: Visit, mail: Mail, found: CaseView): readonly PartnerLine[] =>
  mail.by === 'address' ? partnerLines(mail.text, { today: work.today, currency: found.currency }) : [];

/** Null where the mail is none of a case that is with its partner, or nothing is left to say of it. */
export async function linesBlanks(visit: Visit, mail: Mail): Promise<object | null> {
  const found = visit.may('work') && visit.on === null ? await caseOf(visit, mail) : undefined;
  if (found === undefined) return null;
  const w = inLanguage(MAIL_LINES_WORDS, visit.language);
  const lines = linesOf(visit, mail, found);
  const papers = mail.files.some(({ closed, documentId }) => closed === null && documentId === null);
  if (lines.length === 0 && !papers) return null;
  const path = mailPath(visit, mail.id).split('?')[0] ?? '';
  return {
    w,
    action: `${path}/line`,
    papers: papers ? `${path}/papers` : '',
    rows: lines.map(({ line, report }, n) => ({ n, line, text: saidOf(visit, found, report) })),
  };
}

function saidOf(visit: Visit, { currency }: CaseView, report: Report): string {
  const amountMinor = report.kind === 'paid' ? report.amountMinor : null;
  const outcome = report.kind === 'closed' ? report.outcome : null;
  const onDay = dayOf(report) ?? visit.work.today;
  return reportText({ kind: report.kind, amountMinor, currency, onDay, outcome, details: detailsOfReport(report) }, visit); // prettier-ignore
}

/** Read again from what was kept: what is recorded is what the mail says, once for each line. */
async function confirm(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, company, asked } = visit;
  const mail = await mailAsked(visit);
  const found = await caseOf(visit, mail);
  const typed = asked.form.get('n') ?? '';
  const n = /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
  const said = found && linesOf(visit, mail, found)[n];
  if (found === undefined || said === undefined) throw new NotFound();
  const w = inLanguage(MAIL_LINES_WORDS, visit.language);
  const isNew = await tellReport(work, {
    ...{ companyId: company.id, caseId: found.id, report: said.report, note: said.line },
    key: `mail/${mail.id}/${said.line}`,
    task: reportTask(said.report, found, company.language),
  });
  asked.session.tell({ text: isNew ? w.done : w.known });
  return see(mailPath(visit, mail.id));
}

async function keepPapers(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const { work, asked, locale } = visit;
  const mail = await mailAsked(visit);
  const found = await caseOf(visit, mail);
  if (found === undefined) throw new NotFound();
  const kept = await keepMailPapers(work, mail, found);
  const { papersDone } = inLanguage(MAIL_LINES_WORDS, visit.language);
  asked.session.tell({ text: fill(papersDone, { n: numberText(kept, locale) }) });
  return see(mailPath(visit, mail.id));
}
