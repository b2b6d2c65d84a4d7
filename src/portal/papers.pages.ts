import { addDays } from '../kernel/day';
import { format } from '../kernel/money';
import { chargeWords } from '../languages/charge-words';
import { PORTAL_PAPER_WORDS } from '../languages/portal-paper-words';
import { dayText, fill } from '../languages/said';
import { openViews } from '../platform/views';
import { file, NotFound, type Answer, type Mounted } from '../platform/web/answer';
import { writeZip } from '../platform/zip';
import { accountOf as statementOf } from '../statements/make.actions';
import { paperName } from '../statements/paper';
import { statementPdf, statementXlsx, type Account } from '../statements/paper.actions';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, FEW, inside, OFTEN } from './inside.pages';
import { portalPage } from './page.pages';
import { invoicePapers, paidInvoices, paymentsSeen, type PortalPaper, type SeenPayment } from './papers.panel';
import { behindCode } from './step-up.pages';
import { companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Papers to keep: invoices as they were sent, the statement of account, payments as they were booked, and what is paid in full. */
export const papersRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const get = (
    path: string,
    answer: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>,
    limit = OFTEN,
  ): Mounted => ({
    ...{ method: 'get', path: `${ACCOUNT}/papers${path}`, limit },
    answer: inside(deps, (visit) => answer(visit, deps)),
  });
  const personal =
    (answer: (visit: PortalVisit) => Promise<Answer>) =>
    (visit: PortalVisit): Promise<Answer> =>
      behindCode(visit, pathOf(visit, ''), () => answer(visit));
  const invoice =
    (answer: (visit: PortalVisit) => Promise<Answer>) =>
    (visit: PortalVisit): Promise<Answer> =>
      visit.settings.portalDocuments === 'link' ? answer(visit) : personal(answer)(visit);
  return [
    get('', show),
    get('/all.zip', invoice(asZip), FEW),
    get('/statement.pdf', personal(asPdf), FEW),
    get('/statement.xlsx', personal(asXlsx), FEW),
    get('/paid', receipt),
    get('/:paper', invoice(download)),
  ];
};

const whoseOf = ({ company, customer }: PortalVisit): { companyId: number; customerId: number } => ({
  companyId: company.id,
  customerId: customer.id,
});

const LARGEST_ZIP = 60 * 2 ** 20;
const KB = 1024;

async function show(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { work, locale, language } = visit;
  const w = PORTAL_PAPER_WORDS[language];
  const [papers, payments, account] = await Promise.all([
    invoicePapers(work.db.read, whoseOf(visit)),
    paymentsSeen(work.db.read, whoseOf(visit)),
    accountOf(visit, deps),
  ]);
  const many = papers.length > 1;
  const blanks = {
    p: w,
    papers: papers.map((paper) => ({
      text: `${paper.document}, ${dayText(paper.issuedOn, locale)}`,
      size: sizeText(paper.bytes, locale),
      href: pathOf(visit, `/${work.ids.seal('document', paper.id)}`),
    })),
    all: many && sizeOf(papers) <= LARGEST_ZIP ? pathOf(visit, '/all.zip') : '',
    too_much: many && sizeOf(papers) > LARGEST_ZIP ? w.tooMuch : '',
    statement: fill(w.statement, { day: dayText(work.today, locale) }),
    files: (['pdf', 'xlsx'] as const).map((ending) => ({
      text: ending === 'pdf' ? 'PDF' : 'Excel',
      href: pathOf(visit, `/statement.${ending}`),
    })),
    payments: payments.map((one) => paymentBlanks(visit, one)),
    paid: pathOf(visit, '/paid'),
  };
  return portalPage(visit, { name: 'papers', title: w.title, number: numberOf(account), blanks });
}

const sizeOf = (papers: readonly PortalPaper[]): number => papers.reduce((all, { bytes }) => all + bytes, 0);

const sizeText = (bytes: number, locale: string): string => {
  const [value, unit] = bytes < KB * KB ? [bytes / KB, 'kilobyte'] : [bytes / KB / KB, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
};

function pathOf(visit: PortalVisit, path: string): string {
  const of = ofVisit(visit);
  return `${ACCOUNT}/papers${path}${of === undefined ? '' : `?of=${of}`}`;
}

function paymentBlanks({ language, locale }: PortalVisit, one: SeenPayment): object {
  const w = PORTAL_PAPER_WORDS[language];
  const money = (minor: number): string => format({ minor, currency: one.currency }, locale);
  return {
    text: fill(w.payment, { day: dayText(one.on, locale), sum: money(one.amountMinor) }),
    paid: one.documents.length === 0 ? '' : fill(w.paid, { documents: one.documents.join(', ') }),
    charges: one.chargesMinor > 0 ? fill(chargeWords(language).seen, { sum: money(one.chargesMinor) }) : '',
    left: one.leftMinor > 0 ? fill(w.left, { sum: money(one.leftMinor) }) : '',
  };
}

async function download(visit: PortalVisit): Promise<Answer> {
  const { work, asked } = visit;
  const id = work.ids.open('document', asked.params['paper'] ?? '');
  const papers = await invoicePapers(work.db.read, whoseOf(visit));
  const paper = papers.find((one) => one.id === id);
  if (paper === undefined) throw new NotFound();
  return file(paper.fileName, paper.mediaType, { path: work.files.path(paper.sha256) });
}

async function asZip(visit: PortalVisit): Promise<Answer> {
  const { work, company, customer } = visit;
  const papers = await invoicePapers(work.db.read, whoseOf(visit));
  if (papers.length === 0 || sizeOf(papers) > LARGEST_ZIP) throw new NotFound();
  const taken = new Set<string>();
  const entries = [];
  for (const paper of papers) {
    const name = taken.has(paper.fileName)
      ? `${work.ids.seal('document', paper.id)}_${paper.fileName}`
      : paper.fileName;
    taken.add(paper.fileName);
    entries.push({ name, bytes: await work.files.get(paper.sha256) });
  }
  const name = paperName(`${company.code}-invoices`, customer.code, work.today, 'zip');
  return file(name, 'application/zip', await writeZip(entries, work.now));
}

async function madeFor(visit: PortalVisit): Promise<Account> {
  const { work, company, customer, language } = visit;
  return statementOf(work.db.read, company, customer, { asOn: work.today, from: null, language });
}

const nameOf = ({ company, customer, work }: PortalVisit, ending: string): string =>
  paperName(`${company.code}-statement`, customer.code, work.today, ending);

async function asPdf(visit: PortalVisit): Promise<Answer> {
  const pdf = await statementPdf((...given) => openViews().render(...given), await madeFor(visit));
  return file(nameOf(visit, 'pdf'), 'application/pdf', pdf);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const asXlsx = async (visit: PortalVisit): Promise<Answer> =>
  file(nameOf(visit, 'xlsx'), XLSX, statementXlsx(await madeFor(visit)));

const TWO_YEARS = 731;

/** That was paid in full: to be printed and kept. */
async function receipt(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { work, company, customer, locale, language } = visit;
  const w = PORTAL_PAPER_WORDS[language];
  const paid = await paidInvoices(work.db.read, whoseOf(visit), addDays(work.today, -TWO_YEARS));
  const account = await accountOf(visit, deps);
  const day = dayText(work.today, locale);
  const { name, code } = customer;
  const blanks = {
    p: w,
    text:
      paid.length === 0
        ? w.nothingPaid
        : fill(w.receiptText, { company: companyName(company), customer: name, code, day }),
    charged: paid.some(({ charged }) => charged === 1) ? chargeWords(language).settled : '',
    nothing_open: account.owes.every(({ items, charges }) => items.length + charges.length === 0)
      ? fill(w.allPaid, { day })
      : '',
    rows: paid.map((one) => ({
      document: one.document,
      date: dayText(one.issuedOn, locale),
      amount: format({ minor: one.amountMinor, currency: one.currency }, locale),
      on: dayText(one.settledOn, locale),
    })),
  };
  return portalPage(visit, { name: 'paid', title: w.receiptTitle, number: numberOf(account), blanks });
}
