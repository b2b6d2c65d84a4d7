import type { Route } from '../companies/visit.pages';
import { agreementRoutes } from './agreement.pages';
import { channelRoutes } from './channel.pages';
import { contactRoutes } from './contact.pages';
import type { MandatesDeps } from './deps.pages';
import { drawRoutes } from './draw.pages';
import { feesRoutes } from './fees.pages';
import { identityRoutes } from './identity.pages';
import { partnerRoutes } from './partner.pages';
import { recipientRoutes } from './recipients.pages';
import { registerRoutes } from './register.pages';

/** The register of partners in the desk. Names of pages stand before what an address names. */
export const mandatesPages = (deps: MandatesDeps): readonly Route[] => [
  ...registerRoutes(deps),
  ...identityRoutes,
  ...contactRoutes,
  ...channelRoutes,
  ...recipientRoutes,
  ...feesRoutes,
  ...drawRoutes,
  ...agreementRoutes,
  ...partnerRoutes(deps),
];
