import { adviceRoutes } from '../advice/pages';
import { cashPages } from '../cash/pages';
import { casesPages } from '../cases/pages';
import { feeSection } from '../operators/fee-section.pages';
import { collectedSection } from '../remittances/case-section.pages';
import { financesSection } from './customer-finances-shown.pages';
import { traceSection } from './customer-trace-shown.pages';
import { reliefBeside, reliefRoutes, reliefSection } from '../relief/pages';
import { remittancesPages } from '../remittances/pages';
import type { SettingChanged } from '../companies/actions';
import type { Route } from '../companies/visit.pages';
import { customerRoutes } from './customer.pages';
import { insolvencySection, standingShown } from './customer-insolvency-case.pages';
import { insolvencyListRoutes } from './insolvency-list.pages';
import { customersRoutes } from './customers.pages';
import { listViewRoutes } from './list-view.pages';
import { portalLinkRoutes } from './portal-link.pages';
import { auditRoutes } from './audit.pages';
import { helpRoutes } from './help.pages';
import { helpReasonsRoutes } from './help-reasons.pages';
import { awayRoutes } from './away.pages';
import { callsRoutes } from './calls.pages';
import { portfolioRoutes } from './portfolio.pages';
import { lastDays, limitationRoutes } from './limitation.pages';
import { customerMoves } from './moves.store';
import { noticeRoutes } from './notices.pages';
import { searchRoutes } from './search.pages';
import { settingsRoutes } from './settings.pages';
import { tasksRoutes } from './tasks.pages';
import { todayRoutes } from './today.pages';
import { visitsRoutes } from './visits.pages';
import { deductionRoutes } from '../disputes/deduction.pages';
import { disputePages } from '../disputes/pages';
import { disputeHolds } from '../disputes/store';
import { documentPages } from '../documents/pages';
import { importsPages } from '../imports/pages';
import { deliveredRoutes } from '../intake/pages';
import type { UndoDeps } from '../imports/undo.actions';
import { inboxPages } from '../inbox/pages';
import { mailsOfCase } from '../inbox/panel';
import { activityRoutes } from '../insights/activity.pages';
import { caseListRoutes } from '../insights/case-list.pages';
import { partnerResultsRoutes } from '../insights/partner-results.pages';
import { journalPages } from '../journals/pages';
import { partnerDeeds } from '../remittances/deeds.panel';
import { alikeOfImport } from '../merging/of-import.pages';
import { mergingPages } from '../merging/duplicates.pages';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { PLANS_WORDS } from '../languages/plans-words';
import { PROMISES_WORDS } from '../languages/promises-words';
import { inEach } from '../languages/said';
import { SELECTION_WORDS } from '../languages/selection-words';
import { ledgerPages } from '../ledger/pages';
import type { HoldSource } from '../ledger/hold';
import type { PostRoom } from '../outbox/post.actions';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';
import type { Log } from '../platform/log';
import type { Views } from '../platform/views';
import type { Work } from '../platform/work';
import type { MailWays } from '../people/house-mail.actions';
import { operatorsPages } from '../operators/pages';
import { parcelRoutes } from '../parcels/pages';
import { parcelsOfPartner, parcelsSection } from '../parcels/shown.pages';
import { promisePages } from '../promises/pages';
import type { PaperMaker } from '../reminders/papers.actions';
import { reminderPages } from '../reminders/pages';
import { statementPages } from '../statements/pages';
import { webhookRoutes } from '../webhooks/pages';

/**
 * Every page of a company, from every room: the one table that is guarded, that the navigation shows, and that a test
 * walks as each role.
 */
export interface DeskDeps {
  readonly views: Views;
  readonly log: Log;
  /** Work that goes on when the page is left. */
  readonly behind: Behind;
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
  undoDeps(work: Work): UndoDeps;
  post(): PostRoom;
  /** Where mail to colleagues goes. */
  readonly mailWays: MailWays;
  readonly settingChanged: SettingChanged;
  /** DULY_HOME. */
  readonly home: string;
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  /** The folder in which watched folders may lie. */
  readonly root: string;
}

/** What rooms above the ledger do with items that are selected in its list. */
const BULK = [
  { label: inEach(DISPUTES_WORDS, (w) => w.raise.action), path: '/items/dispute' },
  { label: inEach(PROMISES_WORDS, (w) => w.record.action), path: '/items/promise' },
  { label: inEach(PLANS_WORDS, (w) => w.action), path: '/items/plan' },
  { label: inEach(SELECTION_WORDS, (w) => w.attach.action), path: '/items/attach/selected' },
  { label: inEach(SELECTION_WORDS, (w) => w.recovery.action), path: '/items/recovery' },
];

/** Papers that are dropped on the list of items. */
const DROP = { label: inEach(SELECTION_WORDS, (w) => w.attach.drop), path: '/items/attach' };

export const deskRoutes = (deps: DeskDeps): readonly Route[] => {
  const cases = {
    ...deps,
    sections: {
      ...{ collected: collectedSection, relief: reliefSection, finances: financesSection, trace: traceSection },
      ...{ parcels: parcelsSection, insolvency: insolvencySection, fee: feeSection },
    },
    wayOf: parcelsOfPartner,
    proceedingOf: standingShown,
    mailsOf: mailsOfCase,
  };
  const has = (path: string): boolean => routes.some((route) => route.method === 'get' && route.path === path);
  const routes: readonly Route[] = [
    ...todayRoutes,
    ...searchRoutes,
    ...auditRoutes(deps.behind),
    ...activityRoutes,
    ...partnerResultsRoutes,
    ...listViewRoutes(() => routes),
    ...helpRoutes(() => routes),
    ...helpReasonsRoutes,
    ...noticeRoutes,
    ...awayRoutes,
    ...limitationRoutes,
    ...portfolioRoutes,
    ...callsRoutes(deps),
    ...visitsRoutes,
    ...mergingPages({ moves: customerMoves }),
    ...ledgerPages({ ...deps, bulk: BULK, drop: DROP, lastDays, beside: reliefBeside }),
    ...deliveredRoutes,
    ...importsPages({ ...deps, alike: alikeOfImport }),
    ...tasksRoutes({ ...deps, has }),
    ...customersRoutes(deps),
    ...customerRoutes({ ...deps, has }),
    ...deductionRoutes(deps),
    ...disputePages(),
    ...promisePages({ disputeHolds }),
    ...documentPages(),
    ...reminderPages(deps),
    ...cashPages,
    ...journalPages({ elsewhere: partnerDeeds }),
    ...statementPages(deps),
    ...inboxPages(deps),
    ...adviceRoutes,
    ...caseListRoutes,
    ...remittancesPages,
    ...operatorsPages(deps), // before the names of recovery files
    ...casesPages(cases),
    ...parcelRoutes(cases),
    ...reliefRoutes,
    ...insolvencyListRoutes,
    ...webhookRoutes,
    ...portalLinkRoutes(deps),
    ...settingsRoutes(deps),
  ];
  return routes;
};
