import { asksSection } from './asks.pages';
import { documentsSection } from './documents.pages';
import type { Given } from './given';
import { mandateNotice } from './mandate.pages';
import { meansSection } from './means.pages';
import { moneySection } from './money.pages';
import type { PartnerSection } from './section.pages';
import { stepsForPartner } from './steps.pages';
import { talkSection } from './talk.pages';
import { tellSection } from './tell.pages';
import { timelineSection } from './timeline.pages';
import type { PartnerVisit } from './visit.pages';

/** The parts of the partner's page that other files contribute. */
export const SECTIONS: readonly PartnerSection[] = [
  mandateNotice,
  tellSection,
  asksSection,
  meansSection,
  talkSection,
  moneySection,
  documentsSection,
  timelineSection,
  stepsForPartner,
];

export async function partnerSections(visit: PartnerVisit, given: Given): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const { name, blanks } of SECTIONS) told[name] = await blanks(visit, given);
  return told;
}
