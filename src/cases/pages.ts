import type { Route } from '../companies/visit.pages';
import { bundleRoutes } from './bundle.pages';
import { caseRoutes } from './case.pages';
import { closingRoutes } from './closing.pages';
import { courseRoutes } from './course-forms.pages';
import type { CasesDeps } from './deps.pages';
import { fileRoutes } from './file.pages';
import { formRoutes } from './form.pages';
import { handOverRoutes } from './hand-over.pages';
import { recallRoutes } from './recall.pages';
import { recoveryListRoutes } from './list.pages';
import { mandatesPages } from '../mandates/pages';
import { casesOut, partnerResults } from './results.panel';
import { accountRoutes } from '../mandates/accounts.pages';
import { agreedRoutes } from './agreed.pages';
import { fileQuoteRoutes } from './file-quotes.pages';
import { manyQuoteRoutes } from './many-quotes.pages';
import { quoteRoutes } from './quote.pages';
import { intakeListRoutes } from './intake-list.pages';
import { makingRoutes } from './making.pages';
import { agencyFileRoutes } from './agency-file.pages';
import { selectionRoutes } from './selection.pages';
import { supplementRoutes } from './supplement.pages';
import { stepRoutes } from './step.pages';
import { wizardRoutes } from './wizard.pages';

/** What recovery shows in the desk: the files, the wizard that makes them, and the cases they become. */
export const casesPages = (deps: CasesDeps): readonly Route[] => [
  ...recoveryListRoutes,
  ...mandatesPages({ resultsOf: partnerResults, casesOut, ...(deps.wayOf && { wayOf: deps.wayOf }) }),
  ...accountRoutes(deps),
  ...intakeListRoutes,
  ...quoteRoutes,
  ...manyQuoteRoutes,
  ...fileQuoteRoutes(deps),
  ...agreedRoutes,
  ...selectionRoutes,
  ...agencyFileRoutes(deps),
  ...wizardRoutes(deps),
  ...formRoutes(deps),
  ...makingRoutes(deps),
  ...fileRoutes,
  ...bundleRoutes,
  ...handOverRoutes(deps),
  ...caseRoutes(deps),
  ...closingRoutes(deps),
  ...recallRoutes,
  ...stepRoutes,
  ...courseRoutes(deps),
  ...supplementRoutes(deps),
];
