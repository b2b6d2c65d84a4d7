import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { PORTAL_VISIT_WORDS } from '../languages/portal-visit-words';
import { agreedCall } from './call.pages';
import { accountPath, ofVisit, type PortalVisit } from './visit.pages';
import { mayVisit, plannedVisit } from './visits.pages';

/** Talking to a person: the ways to it, and on the first page what is agreed. */
export async function talkWays(visit: PortalVisit): Promise<unknown[]> {
  const { language } = visit;
  const of = ofVisit(visit);
  return [
    { text: PORTAL_CALL_WORDS[language].title, href: accountPath(of, 'call') },
    ...((await mayVisit(visit)) ? [{ text: PORTAL_VISIT_WORDS[language].title, href: accountPath(of, 'visit') }] : []),
  ];
}

export const agreedBlanks = async (visit: PortalVisit): Promise<unknown[]> =>
  [await agreedCall(visit), await plannedVisit(visit)].filter((one) => one !== null);
