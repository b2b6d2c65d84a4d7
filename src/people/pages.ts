import type { Mounted } from '../platform/web/answer';
import { accountPages } from './account.pages';
import { arrivalPages } from './arrival.pages';
import { peopleListPages } from './list.pages';
import type { PeopleDeps } from './parts.pages';
import { resetPages } from './reset.pages';
import { secondFactorPages } from './second-factor.pages';
import { signInPages } from './sign-in.pages';

/** Every page about people themselves: signing in, coming in by a link, one's own account, and who may do what. */
export const peoplePages = (deps: PeopleDeps): readonly Mounted[] => [
  ...signInPages(deps),
  ...arrivalPages(deps),
  ...resetPages(deps),
  ...accountPages(deps),
  ...secondFactorPages(deps),
  ...peopleListPages(deps),
];
