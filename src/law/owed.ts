import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { kindOfDebtor, type DebtorType } from '../customers/customer';
import { addDays, type Day } from '../kernel/day';
import { exponent, sum } from '../kernel/money';
import { dueBasisOf } from '../ledger/due-by';
import type { KeptCharge } from '../ledger/kept-charge';
import type { Calculated } from './calculation';
import { demandThatCounts, type Demand } from './demand';
import { startOfDefault, type DefaultStart, type NoStart } from './default-start';
import { exchangeDay, fixedSum, type Exchange, type NoSum, type Sum } from './fixed-sum';
import { lawFor, type FourCountries } from './four-countries';
import { interestOf } from './interest';
import { heldDays, type StandingHold } from './interest-hold';
import type { InterestItem, InterestMove } from './interest-item';
import { claimable, type Claimables } from './owed-claimable';
import { policyFor, type PolicyAnswer } from './policy-for';
import { isUnsure, rateOn, type RateTable } from './rates';

/**
 * What an overdue invoice, or one that was paid late, bears beside its principal: interest line by line and the fixed sum, by the law of the
 * claim; what of it was claimed; and what may be claimed now, or why nothing. It reads nothing and charges nobody.
 */
export interface OwedItem extends InterestItem {
  readonly receivedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly contractLaw: string | null;
}

export interface OwedDebtor {
  readonly customerId: number;
  readonly debtorType: DebtorType;
  readonly country: string | null;
  readonly region: string | null;
  readonly language: string | null;
  readonly governingLaw: string | null;
  readonly courtCountry: string | null;
  readonly hardship: boolean;
}

export interface OwedFacts {
  readonly debtor: OwedDebtor;
  readonly item: OwedItem;
  readonly moves: readonly InterestMove[];
  /** What asked for it after it fell due. */
  readonly demands: readonly Demand[];
  /** Days that bear no interest, of it or of all that the debtor owes. */
  readonly holds: readonly StandingHold[];
  /** All that was ever claimed beside its invoice. */
  readonly charges: readonly KeptCharge[];
}

export interface OwedAsked {
  readonly company: Company;
  readonly settings: Pick<Settings, 'debtorType' | 'courtCountry' | 'reclaimsVat'>;
  readonly asOn: Day;
  readonly table: RateTable;
  /** Rules from memory that count as read. */
  readonly confirmed: (rule: string) => boolean;
}

export interface Owed {
  readonly item: OwedItem;
  readonly asOn: Day;
  readonly kind: DebtorType;
  readonly countries: FourCountries;
  readonly start: DefaultStart | NoStart | null;
  readonly answer: PolicyAnswer;
  /** Null: nothing is counted. */
  readonly found: Calculated | null;
  readonly fixed: Sum | NoSum | null;
  readonly charges: readonly KeptCharge[];
  readonly claimable: Claimables;
}

export function owedOfItem(facts: OwedFacts, asked: OwedAsked): Owed {
  const { item, debtor } = facts;
  const { company, settings, asOn } = asked;
  const kind = kindOfDebtor(debtor, settings).type;
  const countries = lawFor({
    ...{ debtor: kind, contractLaw: item.contractLaw, customer: debtor, said: [] },
    company: { ...company, courtCountry: settings.courtCountry },
  });
  const { law } = countries;
  const answer = policyFor({ law, debtor: kind, confirmed: asked.confirmed });
  const start = law === null ? null : startOf(facts, { law, kind, confirmed: asked.confirmed });
  const found = countedFrom(facts, { answer, start, asked });
  const fixed = law === null ? null : fixedOf(facts, { law, kind, start, asked });
  const owed = { item, asOn, kind, countries, start, answer, found, fixed, charges: facts.charges };
  return { ...owed, claimable: claimable(owed, debtor.hardship) };
}

/** Terms that the customer's master data hold are agreed; what an invoice states by itself is not. */
const AGREED: ReadonlySet<string> = new Set(['customer', 'masters']);

interface Starting extends Pick<OwedAsked, 'confirmed'> {
  readonly law: string;
  readonly kind: DebtorType;
}

function startOf({ item, demands, debtor }: OwedFacts, { law, kind, confirmed }: Starting): DefaultStart | NoStart {
  const whose = dueBasisOf(item.dueBy).whose;
  const { country, region } = debtor;
  const demand = demandThatCounts({ law, debtor: kind, issuedOn: item.issuedOn, dueOn: item.dueOn, country, region }, demands); // prettier-ignore
  return startOfDefault({
    ...{ law, debtor: kind, region: debtor.region, issuedOn: item.issuedOn, dueOn: item.dueOn },
    dueIs: item.contractOn !== null || AGREED.has(whose ?? '') ? 'agreed' : 'stated',
    ...{ receivedOn: item.receivedOn, deliveredOn: item.deliveredOn, confirmed },
    ...{ demandedOn: demand?.demandedOn ?? null, demandEndsOn: demand?.endsOn ?? null },
  });
}

interface Counted {
  readonly answer: PolicyAnswer;
  readonly start: DefaultStart | NoStart | null;
  readonly asked: OwedAsked;
}

function countedFrom({ item, moves, holds }: OwedFacts, { answer, start, asked }: Counted): Calculated | null {
  if (answer.kind === 'none' || start === null || 'none' in start || start.startsOn > asked.asOn) return null;
  const digits = exponent(item.currency);
  const credited = moves.filter(({ type }) => type === 'credit_note').map(({ amountMinor }) => amountMinor);
  const id = String(item.itemId);
  return interestOf({
    claims: [
      {
        ...{ id, principalMinor: item.amountMinor, costsMinor: 0, creditedMinor: sum(credited) },
        ...{ contractOn: item.contractOn, policy: answer.policy },
        term: { after: addDays(start.startsOn, -1), to: null },
      },
    ],
    // What the ledger has applied lowers principal, whatever the order of a law: it is in the books already
    payments: moves
      .filter(({ type }) => type !== 'credit_note')
      .map(({ on, amountMinor }) => ({ on, amountMinor, claims: [id], toPrincipal: true })),
    ...{ holds: heldDays(holds, item, id), table: asked.table, asOf: asked.asOn, estimate: false },
    scale: { exponent: digits, decimals: digits },
  });
}

interface Summed {
  readonly law: string;
  readonly kind: DebtorType;
  readonly start: DefaultStart | NoStart | null;
  readonly asked: OwedAsked;
}

function fixedOf({ item, charges }: OwedFacts, { law, kind, start, asked }: Summed): Sum | NoSum {
  const fees = charges.filter(({ kind: what, reversedAt, waivedAt }) => what === 'fee' && reversedAt === null && waivedAt === null); // prettier-ignore
  return fixedSum({
    ...{ law, debtor: kind, claim: { minor: item.amountMinor, currency: item.currency }, dueOn: item.dueOn },
    defaultSince: start === null || 'none' in start ? null : start.startsOn,
    ...{ on: asked.asOn, known: NOTHING, confirmed: asked.confirmed, reclaimsVat: asked.settings.reclaimsVat },
    ...exchangeOf(asked.table, item),
    already: charges.some((one) => one.kind === 'fixed_sum' && one.reversedAt === null && isOf(one, item)),
    earlierFees: { minor: sum(fees.map(({ amountMinor }) => amountMinor)), currency: item.currency },
    published: (series, on) => publishedOn(asked.table, series, on),
  });
}

/** Of a condition such as a notice on the invoice nothing is known here: a person says that it is met. */
const NOTHING: ReadonlySet<never> = new Set();

/** What stands beside the whole invoice is there for each of its parts. */
const isOf = (charge: KeptCharge, item: Pick<OwedItem, 'itemId'>): boolean =>
  charge.itemId === null || charge.itemId === item.itemId;

function publishedOn(table: RateTable, series: string, on: Day): { value: string; sure: boolean } | undefined {
  if (!Object.hasOwn(table.series, series)) return undefined;
  const found = rateOn(table, series, on);
  return found.known ? { value: found.row.value, sure: !isUnsure(found.row) } : undefined;
}

/** The average rate of the very day that the law names, where somebody has added it; no other day's stands for it. */
function exchangeOf(table: RateTable, { dueOn }: OwedItem): { readonly exchange?: Exchange } {
  const on = exchangeDay(dueOn);
  const row = table.series[EURO_IN_ZLOTY]?.rows.find(({ from }) => from === on);
  return row === undefined ? {} : { exchange: { rate: row.value, on, source: row.source.title, sure: !isUnsure(row) } };
}

const EURO_IN_ZLOTY = 'PL_NBP_EUR';
