import { assert } from '../../kernel/assert';
import { grouped } from '../../kernel/grouped';
import { dice, type Dice } from './year-dice';
import { graded } from './year-grade';
import { ledgerOf, type Debtor } from './year-ledger';
import { NOISE } from './year-noise';
import type { Year, YearCustomer, YearItem, YearPayment } from './year-nouns';
import type { Intention, Paying } from './year-intention';
import { intentionsOf } from './year-paying';
import { sendersOf, sent, type Sender } from './year-sending';
import { strangers, type Strange } from './year-strangers';
import { told } from './year-telling';

/**
 * A made year of one company: its customers, their invoices and credit notes, and what came in at the bank, with the truth of each
 * payment. The same seed gives the same year everywhere. It was made before anything was written that matches payments, and knows
 * nothing of how they are matched; what goes wrong in it, and how often, is the table `NOISE` (`year-noise.ts`), kind by kind:
 * how an invoice is named, what stands beside it, what is paid of it, who pays under which name from which account, what banks make
 * of the text, and what is no customer's money at all. About three in five payments are clean (`year-grade.ts`), one in fifteen
 * nobody can know who sees only the ledger and the bank line.
 *
 * Promises: a payment pays only what was issued by its day; never more of an item than it is; parts make the payment to the cent.
 */
export function year(of: { readonly seed: number; readonly customers: number; readonly payments: number }): Year {
  const roll = dice(of.seed);
  const ledger = ledgerOf(of.customers, Math.round(of.payments * 1.4), roll);
  const senders = sendersOf(ledger.debtors, roll);
  const foreign = Math.round(of.payments * NOISE.strangers);
  const around = {
    debtors: ledger.debtors,
    items: ledger.items,
    ibanOf: (one: Debtor) => senders.get(one.id)!.ibanOn('2026-07-01' as Paying['on']),
  };
  const strange = strangers(foreign, around, roll);
  const meant = chosen(intentionsOf(ledger, roll), of.payments - strange.length, roll);
  const byDebtor = grouped(ledger.items, ({ customerId }) => customerId);
  const drafts = [
    ...meant.map((paying) => written(paying, { senders, byDebtor }, roll)),
    ...strange.map((one) => unasked(one)),
  ].sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0));
  const payments = drafts.map((draft, at) => ({ ...draft, id: `p${String(at + 1).padStart(6, '0')}` }));
  return {
    customers: ledger.debtors.map(inLedger),
    items: ledger.items,
    payments: graded(payments, ledger.items, ledger.debtors),
  };
}

const inLedger = ({ id, code, name, tradingName, country, parentId, vatId, registerNo, fileNumberReference }: Debtor): YearCustomer => ({ id, code, name, tradingName, country, parentId, vatId, registerNo, fileNumberReference }); // prettier-ignore

/** So many payments of the intentions, each intention whole. */
function chosen(intentions: readonly Intention[], count: number, roll: Dice): Paying[] {
  const order = intentions.filter(({ length }) => length > 0).map((one) => ({ one, at: roll.below(1_000_000_000) })).sort((a, b) => a.at - b.at); // prettier-ignore
  const kept: Paying[] = [];
  for (const { one } of order) if (kept.length + one.length <= count) kept.push(...one);
  assert(kept.length === count, `customers mean to pay ${kept.length} times only, of ${count}`);
  return kept;
}

interface Scene {
  readonly senders: ReadonlyMap<string, Sender>;
  readonly byDebtor: ReadonlyMap<string, readonly YearItem[]>;
}

type Draft = Omit<YearPayment, 'id' | 'grade'>;

function written(paying: Paying, { senders, byDebtor }: Scene, roll: Dice): Draft {
  const { payer, items, on, parts, discountMinor, bankFeeMinor, shortMinor, why } = paying;
  const first = items[0];
  const older = (byDebtor.get(payer.id) ?? [])
    .filter((one) => first && one.type === 'invoice' && one.issuedOn < first.issuedOn)
    .reverse();
  const words = told(paying, older, roll);
  const way = sent(paying, words, senders.get(payer.id)!, roll);
  const less = {
    ...(discountMinor ? { discountMinor } : {}),
    ...(bankFeeMinor ? { bankFeeMinor } : {}),
    ...(shortMinor ? { shortMinor } : {}),
  };
  return {
    ...way, bookedOn: on, amountMinor: paying.amountMinor, currency: paying.currency, chargesMinor: paying.chargesMinor,
    truth: { kind: 'customer', parts, ...less, why },
    noise: [...paying.noise, ...words.noise, ...way.noise],
  }; // prettier-ignore
}

const unasked = ({ on, amountMinor, name, iban, text, word }: Strange): Draft => ({
  bookedOn: on, amountMinor, currency: 'EUR', reference: null, endToEnd: null, name, behind: null, iban, text, chargesMinor: null,
  truth: { kind: 'not-ours', why: word }, noise: [word],
}); // prettier-ignore
