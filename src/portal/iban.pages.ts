import { record } from '../audit/actions';
import { ibanFrom, printedIban } from '../companies/iban';
import { bankAccountsOf } from '../companies/store';
import { PORTAL_PAY_WORDS } from '../languages/portal-pay-words';
import { fill } from '../languages/said';
import type { Answer, Mounted } from '../platform/web/answer';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, FEW, inside } from './inside.pages';
import { portalPage } from './page.pages';
import { accountPath, companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/**
 * Is this account really ours? Whoever has a letter or a mail with another account than here asks, and hears yes or no, and how to call us.
 * A no may be a fraud: it stands in the audit.
 */
export const ibanRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/iban`, answer: inside(deps, (visit) => page(visit, deps, ibanBlanks(visit))) },
  { method: 'post', path: `${ACCOUNT}/iban`, limit: FEW, answer: inside(deps, (visit) => ask(visit, deps)) },
];

type Said = 'yes' | 'no' | 'none';

export function ibanBlanks(visit: PortalVisit, typed = '', said?: Said): Record<string, unknown> {
  const p = PORTAL_PAY_WORDS[visit.language];
  const values = { iban: printedIban(ibanFrom(typed) ?? ''), company: companyName(visit.company), help: helpOf(visit) };
  const text =
    said === undefined ? '' : said === 'none' ? p.ibanNone : fill(said === 'yes' ? p.ibanYes : p.ibanNo, values);
  const call = said === 'no' && values.help !== '' ? fill(p.ibanCall, values) : '';
  return { p, action: accountPath(ofVisit(visit), 'iban'), typed, said: text, call, isNo: said !== 'yes' };
}

/** As the company is registered here, not as the letter in question says. */
const helpOf = ({ settings, company }: PortalVisit): string => settings.contactPerson?.phone ?? company.phone ?? '';

async function ask(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer } = visit;
  const typed = (asked.form.get('iban') ?? '').slice(0, 60);
  const iban = ibanFrom(typed);
  if (iban === undefined) return page(visit, deps, ibanBlanks(visit, typed, 'none'));
  const { payees } = await accountOf(visit, deps);
  const theirs = [...payees.values()].map(({ account }) => account.iban);
  const ours = [...(await bankAccountsOf(work.db.read, company.id)).map((one) => one.iban), ...theirs];
  const isOurs = ours.some((one) => one.replace(/\s/g, '') === iban);
  if (!isOurs) {
    await work.db.transaction(
      (tx) =>
      record(tx, work, { companyId: company.id, kind: 'portal.iban_unknown', ref: `customer/${customer.id}`, payload: { iban } }), // prettier-ignore
    );
  }
  return page(visit, deps, ibanBlanks(visit, typed, isOurs ? 'yes' : 'no'));
}

async function page(visit: PortalVisit, deps: PortalDeps, iban: Record<string, unknown>): Promise<Answer> {
  const account = await accountOf(visit, deps);
  const title = PORTAL_PAY_WORDS[visit.language].ibanTitle;
  return portalPage(visit, { name: 'iban', title, number: numberOf(account), blanks: { iban } });
}
