import type { Answer, Mounted } from '../platform/web/answer';
import { moneySection } from './money.pages';
import type { PartnerVisit } from './visit.pages';

/** A part of the partner's page that a file of this face contributes, with what it answers. */
export interface PartnerSection {
  /** Under which the page's template knows it. */
  readonly name: string;
  /** Its blanks; null: nothing to show. */
  blanks(visit: PartnerVisit): Promise<unknown>;
  readonly routes: readonly PartnerRoute[];
}

export interface PartnerRoute {
  readonly method: 'get' | 'post';
  /** Below the case: `/message`. */
  readonly path: string;
  readonly limit?: Mounted['limit'];
  answer(visit: PartnerVisit): Promise<Answer>;
}

export const SECTIONS: readonly PartnerSection[] = [];

export async function partnerSections(visit: PartnerVisit): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const { name, blanks } of SECTIONS) told[name] = await blanks(visit);
  return told;
}
