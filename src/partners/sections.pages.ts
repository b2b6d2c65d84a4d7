import type { PartnerSection } from './section.pages';
import { stepsForPartner } from './steps.pages';
import type { PartnerVisit } from './visit.pages';

export const SECTIONS: readonly PartnerSection[] = [stepsForPartner];

export async function partnerSections(visit: PartnerVisit): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const { name, blanks } of SECTIONS) told[name] = await blanks(visit);
  return told;
}
