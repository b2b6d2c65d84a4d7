import type { Visit } from '../companies/visit.pages';
import { asksSection } from './asks.pages';
import type { CaseView } from './case.panel';
import { agreedSection } from './agreed.pages';
import { endingSection } from './closing.pages';
import { courseSection } from './course.pages';
import type { CaseSection, CasesDeps, Given } from './deps.pages';
import { mandateSection } from './mandate.pages';
import { stepsSection } from './step-shown.pages';
import { timelineSection } from './timeline.pages';
import { messagesSection, waysOnSection } from './ways-on.pages';

/** The sections of the case's page that files of this room contribute, by the name under which its template knows them. */
const OWN: Readonly<Record<string, CaseSection>> = {
  mandate: mandateSection,
  agreed: agreedSection,
  ending: endingSection,
  steps: stepsSection,
  course: courseSection,
  asks: asksSection,
  ways: waysOnSection,
  messages: messagesSection,
};

/** All sections of the page, of this room and of rooms above. */
export async function caseSections(
  visit: Visit,
  deps: CasesDeps,
  found: CaseView,
  here: string,
  given: Given,
): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const [name, section] of Object.entries({ ...OWN, ...deps.sections }))
    told[name] = await section(visit, found, here, given);
  told['timeline'] = await timelineSection(visit, deps, found, here);
  return told;
}
