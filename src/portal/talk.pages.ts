import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { agreedCall } from './call.pages';
import { accountPath, ofVisit, type PortalVisit } from './visit.pages';

/** Talking to a person: the ways to it, and on the first page what is agreed. */
export const talkWays = (visit: PortalVisit): unknown[] => [
  { text: PORTAL_CALL_WORDS[visit.language].title, href: accountPath(ofVisit(visit), 'call') },
];

export const agreedBlanks = async (visit: PortalVisit): Promise<unknown[]> =>
  [await agreedCall(visit)].filter((one) => one !== null);
