import { sayWrongPerson } from '../activities/wrong-person.actions';
import { companyById } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { PORTAL_NOT_ME_WORDS } from '../languages/portal-not-me-words';
import { portalLanguage } from '../languages/portal-words';
import { leave, linkAtDoor, numberIn } from '../people/visitor.pages';
import { see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { onDay } from '../platform/work';
import { ACCOUNT, FEW, inside, languageOf, NOT_ME, said } from './inside.pages';
import type { Typed } from './page.pages';
import { toldForm } from './told-form.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Whoever came by mistake says so, inside or before the door: from then on this browser and every link see a thank-you and nothing else. */
export function notMeForm(visit: PortalVisit, given: Typed): object | null {
  if (visit.customer.id !== visit.visitor.id) return null;
  const w = PORTAL_NOT_ME_WORDS[visit.language];
  const fields = [{ kind: 'area', name: 'reason', label: w.reason, most: LONGEST } as const];
  return toldForm(visit, { name: 'not-me', title: w.title, text: w.text, fields, button: w.button }, given);
}

const LONGEST = 1_000;

export const notMeRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'post', path: `${ACCOUNT}/not-me`, limit: FEW, answer: inside(deps, notMe) },
  ...notMeAt(deps, PATHS.portal(':secret')),
];

/** Before the door at that address. */
export const notMeAt = (deps: PortalDeps, door: string): readonly Mounted[] => [
  { method: 'post', path: `${door}/not-me`, limit: FEW, answer: (asked) => notMeAtDoor(deps, asked) },
];

async function notMe(visit: PortalVisit): Promise<Answer> {
  const { asked, work, company, customer, visitor, link } = visit;
  if (customer.id !== visitor.id) return see(accountPath(ofVisit(visit)));
  const said = reasonOf(asked) || PORTAL_NOT_ME_WORDS[portalLanguage(company.language)].unsaid;
  await sayWrongPerson(work, { companyId: company.id, customerId: visitor.id, contactId: link.contactId, said });
  return gone(asked);
}

/** Before anything of the account was seen; a link that opens nothing is answered in the same words. */
async function notMeAtDoor(deps: PortalDeps, asked: Asked): Promise<Answer> {
  const link = await linkAtDoor(deps, asked, 'portal');
  if (link !== undefined && link.companyId !== null) {
    const work = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
    const company = await companyById(work.db.read, link.companyId);
    const said = reasonOf(asked) || PORTAL_NOT_ME_WORDS[portalLanguage(company.language)].unsaid;
    const whose = { companyId: company.id, customerId: numberIn(link.about), contactId: link.contactId };
    await sayWrongPerson(onDay(work, company.zone), { ...whose, said });
  }
  return gone(asked);
}

const reasonOf = ({ form }: Asked): string => (form.get('reason') ?? '').trim().slice(0, LONGEST);

function gone(asked: Asked): Answer {
  leave(asked, 'portal');
  asked.session.set(NOT_ME, 'said');
  const { thanks, told } = PORTAL_NOT_ME_WORDS[languageOf(asked)];
  return said(asked, { title: thanks, text: told }, 200);
}
