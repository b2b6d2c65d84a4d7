import { day } from '../kernel/day';
import type { ClaimedCharge } from '../ledger/charge';
import { periodOf } from '../ledger/charge';
import type { Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import type { Payee } from '../ledger/payee';
import { withCharges } from './charges';
import { choicesOf } from './choice';
import { owed } from './owed';

/** Interest and costs beside an invoice of 100.00 that is late: when they are asked for, and what the sums are then. */
const today = day('2026-03-03');
const item = (more: Partial<OpenItem> = {}): OpenItem =>
  ({
    ...{ itemId: 1, companyId: 1, customerId: 1, entryId: 7, part: 1, parts: 1, type: 'invoice', document: 'F-1', currency: 'EUR' },
    ...{ issuedOn: day('2026-01-01'), dueOn: '2026-02-01', amountMinor: 10_000, openMinor: 10_000 },
    ...{ presumedSettledOn: null, withheld: null, withheldUntil: null },
    ...more,
  }) as OpenItem; // prettier-ignore

const charge = (chargeId: number, more: Partial<ClaimedCharge> = {}): ClaimedCharge => ({
  ...{ chargeId, customerId: 1, entryId: 7, document: 'F-1', kind: 'fee', cause: 'reminder/1', currency: 'EUR' },
  ...{ amountMinor: 500, openMinor: 500, aroseOn: day('2026-02-20') },
  ...more,
});

const hold = (kind: Hold['kind'], itemId: number | null): Hold => ({
  ...{ key: kind, customerId: 1, itemId, amountMinor: null, kind, reason: 'ours alone', author: 'maria' },
  ...{ from: today, until: null, caused: true },
});

const holder: Payee = { holderId: 9, holder: 'Factor', account: { iban: 'DE89370400440532013000', bic: null, holder: 'Factor', bankName: null } }; // prettier-ignore

interface Given {
  readonly items?: readonly OpenItem[];
  readonly charges?: readonly ClaimedCharge[];
  readonly holds?: readonly Hold[];
  readonly disputed?: readonly number[];
  readonly payees?: ReadonlyMap<number, Payee>;
  readonly hidden?: readonly number[];
  readonly inHardship?: boolean;
}

function asked(given: Given) {
  const { items = [item()], charges = [charge(1)], holds = [], payees = new Map() } = given;
  const own = owed(items, holds, { hidden: new Set(), payees }, today);
  const beside = { charges, holds, payees, disputed: new Set(given.disputed), hidden: new Set(given.hidden), inHardship: given.inHardship ?? false }; // prettier-ignore
  return withCharges(own, beside, today);
}

const said = (given: Given): string =>
  asked(given)
    .map(
      (one) =>
        `${one.charges.map(({ state, askedMinor }) => `${state} ${askedMinor}`).join(', ')} · now ${one.nowMinor} open ${one.openMinor} promisable ${one.promisableMinor}`,
    ) // prettier-ignore
    .join(' | ');

describe('interest and costs', () => {
  it.each<[string, Given, string]>([
    ['are asked for with the invoice, and no promise is about them', {}, 'asked 500 · now 10500 open 10500 promisable 10000'],
    ['that nobody claimed are not there', { charges: [] }, ' · now 10000 open 10000 promisable 10000'],
    ['that are paid are not there', { charges: [charge(1, { openMinor: 0 })] }, ' · now 10000 open 10000 promisable 10000'],
    ['stand by themselves where the invoice is paid', { items: [] }, 'asked 500 · now 500 open 500 promisable 0'],
    ['are not asked for while they are disputed', { disputed: [1] }, 'disputed 0 · now 10000 open 10500 promisable 10000'],
    ['nor while the invoice is', { holds: [hold('dispute', 1)] }, 'disputed 0 · now 0 open 10500 promisable 0'],
    ['nor while it is held', { holds: [hold('goodwill', 1)] }, 'held 0 · now 0 open 10500 promisable 0'],
    ['nor while all is held', { holds: [hold('admin', null)] }, 'held 0 · now 0 open 10500 promisable 0'],
    ['nor while a partner has it', { holds: [hold('with_partner', 1)] }, 'partner 0 · now 0 open 10500 promisable 0'],
    ['nor of a customer in hardship', { inHardship: true }, 'held 0 · now 10000 open 10500 promisable 10000'],
    ['nor where somebody else holds the claim', { payees: new Map([[1, holder]]) }, 'held 0 · now 10000 open 10500 promisable 10000'],
    ['are not shown where the invoice is not', { hidden: [7] }, ' · now 10000 open 10000 promisable 10000'],
    ['go on beside a promise', { holds: [hold('promise', 1)] }, 'asked 500 · now 10500 open 10500 promisable 10000'],
    ['of another currency stand there', { charges: [charge(1, { currency: 'GBP' })] }, ' · now 10000 open 10000 promisable 10000 | asked 500 · now 500 open 500 promisable 0'],
    ['are paid by what is too much in the customer’s favour', { items: [item(), item({ itemId: 2, entryId: 8, openMinor: -10_300, amountMinor: -10_300, dueOn: null })] }, 'asked 500 · now 200 open 200 promisable 0'],
  ])('%s', (_, given, expected) => {
    expect(said(given)).toBe(expected);
  }); // prettier-ignore

  it('may be chosen, and need not be', () => {
    const [choice] = choicesOf(asked({ charges: [charge(1), charge(2)], disputed: [2] }), new Map(), today);
    expect(choice?.charges.map(({ charge: { chargeId }, isTicked }) => [chargeId, isTicked])).toEqual([[1, true], [2, false]]); // prettier-ignore
  });
});

describe('the period of interest', () => {
  it.each([
    ['2026-02-02/2026-03-01', '2026-02-02 2026-03-01'],
    ['2026-02-02/2026-02-02', '2026-02-02 2026-02-02'],
    ['2026-03-02/2026-02-01', '–'],
    ['2026-02-30/2026-03-01', '–'],
    ['2026-02-02/2026-03-01/x', '–'],
    ['reminder/12', '–'],
    ['', '–'],
  ])('of the cause %p is %s', (cause, expected) => {
    const found = periodOf({ cause });
    expect(found === undefined ? '–' : `${found.from} ${found.to}`).toBe(expected);
  });
});
