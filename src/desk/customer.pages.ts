import { customerCash } from '../cash/customer-cash.pages';
import type { Route, Visit } from '../companies/visit.pages';
import { mergedCodes } from '../customers/merged.store';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import { codeText } from '../languages/code-words';
import { PREPAYMENT_WORDS } from '../languages/prepayment-words';
import { MERGING_WORDS } from '../languages/merging-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { absencesFrom } from '../people/absence.store';
import { page, type Answer } from '../platform/web/answer';
import { awayNote } from './away.pages';
import { adviceBlanks, customerAdviceRoutes } from './customer-advice.pages';
import { calledBy, customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { CORRECTABLE_FIELDS, customerCorrectRoutes } from './customer-correct.pages';
import { callSection, customerAgreedRoutes } from './customer-agreed.pages';
import { customerContactRoutes } from './customer-contact.pages';
import { customerCreditRoutes } from './customer-credit.pages';
import { customerDisputeRoutes } from './customer-dispute.pages';
import { customerGroupRoutes } from './customer-group.pages';
import { customerMailRoutes } from './customer-mail.pages';
import { customerHoldRoutes } from './customer-hold.pages';
import { assignmentBlanks, customerAssignmentRoutes } from './customer-assignment.pages';
import { customerInsurerRoutes } from './customer-insurer.pages';
import { customerHandlerRoutes } from './customer-handled.pages';
import { customerInsolvencyRoutes } from './customer-insolvency.pages';
import { customerClaimRoutes } from './customer-insolvency-claim.pages';
import { insolvencyBlanks, wordsOf as insolvencyWords } from './customer-insolvency-check.pages';
import { customerFinancesRoutes } from './customer-finances.pages';
import { financesBlanks } from './customer-finances-shown.pages';
import { customerTraceRoutes } from './customer-trace.pages';
import { traceBlanks, wordsOf as traceWords } from './customer-trace-shown.pages';
import { customerItemRoutes } from './customer-item.pages';
import { customerLawRoutes, lawBlanks } from './customer-law.pages';
import { customerLinesRoutes } from './customer-lines.pages';
import { customerObstacleRoutes } from './customer-obstacle.pages';
import { customerNoteRoutes } from './customer-note.pages';
import { customerOwedRoutes, owedPanel } from './customer-owed.pages';
import { customerPapersRoutes } from './customer-papers.pages';
import { customerTranslationRoutes } from './customer-translation.pages';
import { customerProcurementRoutes, procurementBlanks } from './customer-procurement.pages';
import { customerPromiseRoutes } from './customer-promise.pages';
import { customerReturnedRoutes } from './customer-returned.pages';
import { customerShortRoutes } from './customer-short.pages';
import { customerStatementRoutes, type StatementDeps } from './customer-statement.pages';
import { customerVisitRoutes, visitSection } from './customer-visit.pages';
import { customerNoticeRoutes } from './customer-notice.pages';
import { wordsOf as noticeWords } from './customer-notice-asked.pages';
import { customerWriteRoutes } from './customer-write.pages';
import { customerPrepayRoutes, prepaymentMark } from './customer-prepay.pages';
import { customerStopRoutes } from './customer-stop.pages';
import { customerToldRoutes } from './customer-told.pages';
import { toldBlanks } from './customer-told-side.pages';
import { customerTalkRoutes } from './customer-talk.pages';
import { gather } from './customer-gather.pages';
import { ageingBlanks, balanceBlanks, itemsBlanks } from './customer-items.pages';
import { sideBlanks } from './customer-side.pages';
import { timelineBlanks } from './customer-timeline.pages';
import { whyBlanks } from './customer-why.pages';

/** One customer, one scroll: who it is, why it is or is not chased, what is open, what was agreed, all that happened. */
export const customerRoutes = (deps: StatementDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer', right: 'see', visit: (visit) => show(visit, deps) },
  ...customerTalkRoutes(deps),
  ...customerAgreedRoutes(deps),
  ...customerVisitRoutes(deps),
  ...customerPromiseRoutes(deps),
  ...customerDisputeRoutes(deps),
  ...customerHoldRoutes(deps),
  ...customerObstacleRoutes(deps),
  ...customerReturnedRoutes(deps),
  ...customerShortRoutes(deps),
  ...customerStopRoutes(deps),
  ...customerPrepayRoutes(deps),
  ...customerContactRoutes(deps),
  ...customerPapersRoutes(deps),
  ...customerTranslationRoutes(deps),
  ...customerStatementRoutes(deps),
  ...customerCorrectRoutes(deps),
  ...customerCreditRoutes(deps),
  ...customerInsurerRoutes(deps),
  ...customerAssignmentRoutes(deps),
  ...customerGroupRoutes(deps),
  ...customerMailRoutes(deps),
  ...customerItemRoutes(deps),
  ...customerHandlerRoutes(deps),
  ...customerLinesRoutes(deps),
  ...customerProcurementRoutes(deps),
  ...customerWriteRoutes(deps),
  ...customerNoticeRoutes(deps),
  ...customerToldRoutes(deps),
  ...customerLawRoutes(deps),
  ...customerOwedRoutes(deps),
  ...customerInsolvencyRoutes(deps),
  ...customerFinancesRoutes(deps),
  ...customerTraceRoutes(deps),
  ...customerClaimRoutes(deps),
  ...customerNoteRoutes(deps),
  ...customerAdviceRoutes(deps),
];

async function show(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const view = await customerAsked(visit, deps);
  const gathered = await gather(view, deps);
  return page('pages/desk/customer', view.customer.name, {
    w: view.w,
    here: view.under(''),
    on: visit.on ?? '',
    head: { ...headBlanks(view, await prepaymentMark(view)), away: await awayOf(view), also: await alsoOf(view) },
    balances: balanceBlanks(view, gathered),
    ...actionsOf(view, deps),
    why: whyBlanks(view, gathered),
    ageing: ageingBlanks(view, gathered),
    items: await itemsBlanks(view, gathered),
    advice: await adviceBlanks(view, deps),
    told: await toldBlanks(view),
    insolvency: await insolvencyBlanks(view),
    finances: await financesBlanks(besideOf(view)),
    trace: await traceBlanks(besideOf(view)),
    owed: await owedPanel(view),
    side: {
      ...(await sideBlanks(view, gathered, deps)),
      talks: [...(await callSection(view)), ...(await visitSection(view))],
      procurement: await procurementBlanks(view),
      assigned: assignmentBlanks(view, gathered.assignments),
      law: await lawBlanks(view, deps),
      add_contact: view.may('/contacts') ? view.under('/contacts') : '',
      add_address: view.may('/addresses') ? view.under('/addresses') : '',
      correct: view.may('/correct/:field')
        ? CORRECTABLE_FIELDS.map((field) => ({ label: view.codes.field[field], href: view.under(`/correct/${field}`) }))
        : [],
    },
    cash: await customerCash(visit, view.customer.id),
    timeline: await timelineBlanks(view, deps),
  });
}

const besideOf = ({ visit, customer, under }: CustomerView) => ({ visit, customerId: customer.id, page: under('') });

/** The numbers of records that were merged into this one. */
async function alsoOf({ visit, customer }: CustomerView): Promise<{ text: string; href: string } | null> {
  const codes = await mergedCodes(visit.work.db.read, customer.companyId, customer.id);
  if (codes.length === 0) return null;
  const text = fill(inLanguage(MERGING_WORDS, visit.language).also, { codes: codes.join(', ') });
  return { text, href: visit.at.under('/customers/duplicates') };
}

/** Who stands in while the collector is away. */
const awayOf = async ({ visit, customer }: CustomerView): Promise<string> =>
  awayNote(visit, await absencesFrom(visit.work.db.read, visit.work.today), customer.collector);

function headBlanks(view: CustomerView, prepays: string): Readonly<Record<string, unknown>> {
  const { visit, customer, w } = view;
  const { none, nobody } = w.head;
  return {
    name: customer.name,
    code: customer.code,
    country: customer.country === null ? none : countryText(customer.country, visit.language),
    kind: codeText(inLanguage(CUSTOMERS_WORDS, visit.language).type, customer.debtorType),
    collector: customer.collector === null ? nobody : calledBy(view, customer.collector),
    marks: [
      customer.hardship ? w.head.hardship : '',
      customer.internal ? w.head.internal : '',
      supplierText(view),
      customer.stoppedAt === null
        ? ''
        : fill(w.head.stopped, { day: dayText(customer.stoppedAt.slice(0, 10), visit.locale) }),
      prepays,
    ].filter((mark) => mark !== ''),
  };
}

/** It may set off what we owe it. */
function supplierText({ customer: { supplierNo }, w }: CustomerView): string {
  if (supplierNo === null) return '';
  return supplierNo === 'yes' ? w.head.supplier : fill(w.head.supplierNo, { number: supplierNo });
}

const countryText = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

interface Action {
  readonly key: string;
  readonly label: string;
  readonly href: string;
}

/** What can be done, each on its key; a page that nobody built is not offered. What is done less often stands in a menu. */
function actionsOf(view: CustomerView, deps: CustomerDeps): { actions: Action[]; more: Action[] } {
  const { w } = view;
  const below = (key: string, path: string, label: string): Action[] =>
    view.may(path) ? [{ key, label, href: view.under(path) }] : [];
  const stop =
    view.customer.stoppedAt === null ? below('v', '/stop', w.actions.stop) : below('v', '/release', w.actions.release);
  return {
    actions: [
      ...below('c', '/call', w.actions.call),
      ...below('p', '/promise', w.actions.promise),
      ...below('d', '/dispute', w.actions.dispute),
      ...below('h', '/hold', w.actions.hold),
      ...below('m', '/write', w.actions.write),
      ...below('y', '/write', w.actions.copies).map((one) => ({ ...one, href: `${one.href}?reply=not_received` })),
      ...below('n', '/note', w.actions.note),
      ...(deps.has('/customers/:customer/statement')
        ? [{ key: 's', label: w.actions.statement, href: view.under('/statement') }]
        : []),
      ...below('r', '/recovery', w.actions.recovery),
    ],
    more: [
      ...below('e', '/notice', noticeWords(view).action),
      ...below('i', '/plan', w.actions.plan),
      ...below('o', '/obstacle', w.actions.obstacle),
      ...below('f', '/short-payment', w.actions.short),
      ...below('b', '/returned', w.actions.returned),
      ...below('u', '/documents', w.actions.document),
      ...below('l', '/portal-link', w.actions.portal),
      ...below('a', '/assign', w.actions.assign),
      ...below('z', '/insolvency', insolvencyWords(view).record),
      ...below('q', '/prepay', inLanguage(PREPAYMENT_WORDS, view.visit.language).action),
      ...below('t', '/trace', traceWords(view.visit).action),
      ...(view.visit.may('approve') ? stop : []),
    ],
  };
}
