import type { Answer, Mounted, UploadLimits } from '../platform/web/answer';
import type { Given } from './given';
import type { PartnerVisit } from './visit.pages';

/** A part of the partner's page that a file of this face contributes, with what it answers. */
export interface PartnerSection {
  /** Under which the page's template knows it. */
  readonly name: string;
  /** Its blanks; null: nothing to show. What was typed into a form and must be mended comes along. */
  blanks(visit: PartnerVisit, given: Given): Promise<unknown>;
  readonly routes: readonly PartnerRoute[];
}

/** The whole page once more, with what was typed into one of its forms and what is wrong with it. */
export type Again = (visit: PartnerVisit, given: Given) => Promise<Answer>;

export interface PartnerRoute {
  readonly method: 'get' | 'post';
  /** Below the case: `/message`. Forms and links begin with `visit.base`. */
  readonly path: string;
  readonly limit?: Mounted['limit'];
  readonly uploads?: Omit<UploadLimits, 'visitor'>;
  answer(visit: PartnerVisit, again: Again): Promise<Answer>;
}
