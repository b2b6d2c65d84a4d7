import { format } from '../kernel/money';
import { PORTAL_OTHERS_WORDS } from '../languages/portal-others-words';
import { fill } from '../languages/said';
import { openOf } from './account.panel';
import { accountPath, type PortalVisit } from './visit.pages';

/** For whoever gets the messages about other customers: their accounts, each with what is open, or which of them this is. */
export async function othersBlanks(visit: PortalVisit): Promise<unknown> {
  const { customer, visitor, others, language, locale, work, company } = visit;
  const w = PORTAL_OTHERS_WORDS[language];
  if (customer.id !== visitor.id) {
    const { name, code } = customer;
    return { own: false, account: fill(w.account, { name, code }), back: accountPath(), back_text: w.back };
  }
  const open = await openOf(work.db.read, company.id, others.map(({ id }) => id)); // prettier-ignore
  const rows = others.map(({ id, name, code }) => {
    const sums = open.filter(({ customerId }) => customerId === id).map((minor) => format(minor, locale));
    return {
      name,
      code,
      href: accountPath(work.ids.seal('customer', id)),
      open: sums.length === 0 ? [w.nothing] : sums,
    };
  });
  return others.length === 0 ? null : { own: true, w, rows };
}
