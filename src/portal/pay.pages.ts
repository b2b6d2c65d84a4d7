import type { Chosen } from '../checkout/checkout';
import { bankAccountFor } from '../companies/store';
import type { Day } from '../kernel/day';
import { format, sum } from '../kernel/money';
import { fill } from '../languages/said';
import { isOverdue } from '../ledger/open-item';
import { holderReference } from '../ledger/payee';
import { DENSEST_CODE, epcBytes, epcCode } from '../outbox/epc';
import { inFours, printedReference } from '../outbox/payment';
import { qrMatrix, qrPng } from '../platform/qr';
import type { Answer, Mounted } from '../platform/web/answer';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, inside } from './inside.pages';
import { onlineBlanks } from './online.pages';
import type { Owed } from './owed';
import { portalPage } from './page.pages';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** How to pay: to whom, with which reference, and a code to scan. */
export const payRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/pay`, answer: inside(deps, (visit) => payPage(visit, deps)) },
];

async function payPage(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { w } = visit;
  const account = await accountOf(visit, deps);
  const { owes, reference } = account;
  const asked = owes.filter(({ nowMinor, comingMinor }) => nowMinor > 0 || comingMinor > 0);
  const blanks = {
    owes: await Promise.all(
      asked.map(async (one) => ({
        pays: await paysOf(visit, reference, one),
        online: await onlineBlanks(visit, askedFor(one, visit.work.today), one.currency),
      })),
    ),
    nothing: asked.length === 0 ? w.owe.nothing : '',
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
  const ours = bank === undefined ? [] : [payBlanks(visit, { ...bank, currency, amountMinor, reference: one.reference ?? fileReference, only: '' })]; // prettier-ignore
  // credits that are more than what is paid to us: what they are for is for a person to say first
  const theirs = (amountMinor < 0 ? [] : one.toHolders).flatMap(({ payee, nowMinor, comingMinor, items }) => {
    const minor = isDue ? nowMinor : comingMinor;
    if (minor <= 0) return [];
    const paid = items.filter((item) => !isDue || isOverdue(item, work.today));
    const reference = holderReference(paid) ?? fileReference;
    const only = fill(visit.w.pay.only, { holder: payee.holder });
    return [payBlanks(visit, { ...payee.account, currency, amountMinor: minor, reference, only })];
  });
  return [...ours, ...theirs];
}

interface Paid {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly reference: string;
  /** That only a payment there counts. */
  readonly only: string;
}

/** One account, one reference, and for euros the code of the transfer. */
function payBlanks({ w, locale }: PortalVisit, paid: Paid): unknown {
  const { holder, iban, bic, currency, amountMinor, reference, only } = paid;
  const text = format({ minor: amountMinor, currency }, locale);
  const code = currency === 'EUR' ? epcCode({ holder, iban, bic, amountMinor, reference }) : undefined;
  const qr = code === undefined ? '' : qrPng(qrMatrix(epcBytes(code), DENSEST_CODE)).toString('base64');
  return {
    rows: [
      { label: w.pay.amount, value: text, exact: false },
      { label: w.pay.holder, value: holder, exact: false },
      { label: w.pay.iban, value: inFours(iban), exact: true },
      ...(bic === null ? [] : [{ label: w.pay.bic, value: bic, exact: true }]),
      { label: w.pay.reference, value: printedReference(reference), exact: true },
    ],
    qr: qr === '' ? '' : `data:image/png;base64,${qr}`,
    only,
    alt: fill(w.pay.alt, { sum: text, holder, reference: printedReference(reference) }),
  };
}
