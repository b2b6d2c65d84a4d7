import type { Chosen } from '../checkout/checkout';
import { isTakenBy } from '../companies/reference-scheme';
import { bankAccountFor } from '../companies/store';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { chargeWords } from '../languages/charge-words';
import { isOverdue } from '../ledger/open-item';
import { holderReference } from '../ledger/payee';
import { quotedOn } from '../ledger/quoted';
import type { Answer, Mounted } from '../platform/web/answer';
import { chooseBlanks } from './choose.pages';
import { chosenRoutes } from './chosen.pages';
import { accountOf, numberOf } from './gather.pages';
import { ibanBlanks, ibanRoutes } from './iban.pages';
import { ACCOUNT, inside } from './inside.pages';
import { onlineBlanks } from './online.pages';
import type { Owed } from './owed';
import { portalPage } from './page.pages';
import { payingBlanks, type Paid } from './paying.pages';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** How to pay all that is due: to whom, with which reference, and a code to scan. Below it, what else may be chosen. */
export const payRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/pay`, answer: inside(deps, (visit) => payPage(visit, deps)) },
  ...chosenRoutes(deps),
  ...ibanRoutes(deps),
];

async function payPage(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { w } = visit;
  const account = await accountOf(visit, deps);
  const { owes, reference, payees } = account;
  const asked = owes.filter(({ nowMinor, comingMinor }) => nowMinor > 0 || comingMinor > 0);
  const blanks = {
    owes: await Promise.all(
      asked.map(async (one) => ({
        pays: await paysOf(visit, reference, one),
        online: await onlineBlanks(visit, askedFor(one, visit.work.today), one.currency),
        online_only: one.charges.some(({ askedMinor }) => askedMinor > 0) ? chargeWords(visit.language).online : '',
      })),
    ),
    nothing: asked.length === 0 ? w.owe.nothing : '',
    ...chooseBlanks(visit, owes, payees),
    iban: ibanBlanks(visit),
  };
  return portalPage(visit, { name: 'pay', title: w.pay.title, number: numberOf(account), blanks });
}

/** What is due now, else what is coming, of what is paid to us; credits are taken off by a transfer only. */
function askedFor(one: Owed, today: Day): Chosen[] {
  const theirs = new Set(one.toHolders.flatMap(({ items }) => items.map(({ itemId }) => itemId)));
  const asked =
    one.credits.length > 0
      ? []
      : one.items.filter(({ item, askedMinor }) => askedMinor > 0 && !theirs.has(item.itemId));
  const late = asked.filter(({ item }) => isOverdue(item, today));
  return (late.length > 0 ? late : asked).map(({ item, askedMinor }) => ({ itemId: item.itemId, minor: askedMinor }));
}

/** An account and a reference for what is due now, else for what is coming: ours, and each holder's for what is paid there. */
async function paysOf(visit: PortalVisit, fileReference: string, one: Owed): Promise<unknown[]> {
  const { work, company } = visit;
  const { currency } = one;
  const isDue = one.nowMinor > 0;
  const elsewhere = sum(one.toHolders.map(({ nowMinor, comingMinor }) => (isDue ? nowMinor : comingMinor)));
  const amountMinor = (isDue ? one.nowMinor : one.comingMinor) - elsewhere;
  const bank = amountMinor > 0 ? await bankAccountFor(work.db.read, company.id, currency) : undefined;
  const quoted = bank && quotedOn(bank, { text: one.reference ?? fileReference, ours: true });
  // a customer number is no reference where the bank refuses what is none
  const said = bank && quoted && (quoted.scheme !== undefined || isTakenBy(bank, quoted.reference)) ? quoted : { reference: '' }; // prettier-ignore
  const ours = bank === undefined ? [] : [{ ...bank, ...said, currency, amountMinor, payee: '', message: '' }];
  // credits that are more than what is paid to us: what they are for is for a person to say first
  const theirs = (amountMinor < 0 ? [] : one.toHolders).flatMap(({ payee, nowMinor, comingMinor, items }): Paid[] => {
    const minor = isDue ? nowMinor : comingMinor;
    if (minor <= 0) return [];
    const paid = items.filter((item) => !isDue || isOverdue(item, work.today));
    const reference = holderReference(paid) ?? fileReference;
    return [{ ...payee.account, currency, amountMinor: minor, reference, payee: payee.holder, message: '' }];
  });
  return Promise.all([...ours, ...theirs].map((paid) => payingBlanks(visit, paid)));
}
