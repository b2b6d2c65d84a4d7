import { addDays, day, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { paperOfCode } from '../law/paper';
import type { DebtorClass, LegalCode, LegalPaper } from '../law/sentence';
import { assert } from '../kernel/assert';
import { NOTHING_ENCLOSED, type Facts } from './facts';
import { claimedMinor } from './legal';
import { legalContent, type LegalClaim } from './legal-said';
import { PRINCIPAL, sampleBears } from './legal-sample-claims';
import { sampleParties } from './legal-sample-parties';
import { line, section } from './samples';
import { speechOf } from './speech';

/** Invented legal papers: the same two invoices under every law, with all that may be claimed and with the least. */
const WRITTEN_ON = day('2026-03-02');

export interface SampleOf {
  readonly debtor: DebtorClass;
  readonly language: string;
  readonly channel: 'email' | 'letter';
  /** With interest, fixed sums and costs, registered, and what follows; or nothing but the principal of one invoice. */
  readonly full: boolean;
}

export function samplePaper(paper: LegalPaper, of: SampleOf): Facts {
  const { creditor, currency, iban, phone, business, person } = sampleParties(paper.law);
  const speech = speechOf(of.language, creditor.country);
  const claim = sampleClaim(paper, of, currency, creditor.legalName);
  const legal = legalContent(claim, speech);
  assert(legal !== undefined, `${paper.code} is not wholly translated into ${of.language}`);
  const lines = of.debtor === 'consumer' || of.debtor === 'sole_trader' ? person : business;
  const items = [
    line('2291', 480_000, 102, {
      issuedOn: addDays(WRITTEN_ON, -132),
      dueOn: addDays(WRITTEN_ON, -102),
      daysLate: 102,
    }),
    line('2304', 155_000, 61, { issuedOn: addDays(WRITTEN_ON, -91), dueOn: addDays(WRITTEN_ON, -61), daysLate: 61 }),
  ];
  const [asked] = [section(currency, { items: of.full ? items : items.slice(0, 1) })];
  const account = { iban, bic: null, bankName: null, holder: creditor.legalName };
  const payment = asked.payment && { ...asked.payment, ...account, amountMinor: claimedMinor(legal) };
  const fixedDay = paper.period.counted !== 'after_receipt';
  return {
    content: {
      kind: 'final',
      tone: 'firm',
      fileNumber: 'A-00012',
      bookedUntil: addDays(WRITTEN_ON, -1),
      payByOn: fixedDay ? claim.deadlineOn : null,
      sections: [{ ...asked, payment }],
      legal,
    },
    parties: {
      creditor,
      person: { name: 'Kim Berg', role: undefined, phone },
      replyTo: 'accounts@creditor.example',
      customer: { code: '4711', name: lines[0] ?? '' },
      recipient: { name: null, lines: of.channel === 'letter' ? lines : [] },
      writtenOn: WRITTEN_ON,
    },
    speech,
    channel: of.channel,
    enclosed:
      of.channel === 'email' ? { copies: of.full ? 2 : 1, statement: false, tooLarge: false } : NOTHING_ENCLOSED,
  };
}

function sampleClaim(paper: LegalPaper, of: SampleOf, currency: string, creditor: string): LegalClaim {
  const { debtor, full } = of;
  const claim = { ...LEAST, paper, debtor, currency, creditor, deadlineOn: addDays(WRITTEN_ON, paper.period.days) };
  return full ? { ...claim, ...everything(paper, debtor) } : claim;
}

const LEAST = {
  ...{ parts: [{ ...PRINCIPAL[0], interestMinor: 0, fixedMinor: 0 }], costsMinor: 0, interest: [], running: null, later: null },
  ...{ then: null, askedBefore: false, interestFromNow: false, dispatch: null, grounds: [] },
} as const; // prettier-ignore

/** Under Dutch law costs by a scale take the place of a fixed sum; against a consumer they come only later. */
function everything({ law, name, registered }: LegalPaper, debtor: DebtorClass): Partial<LegalClaim> {
  const { parts, interest, dailyMinor } = sampleBears(law, debtor);
  return {
    ...{ parts, interest, askedBefore: true, grounds: GROUNDS },
    running: interest.length > 0 ? { until: WRITTEN_ON, dailyMinor } : null,
    ...costsOf(law, name, debtor !== 'consumer'),
    later: law === 'NL' && name === 'consumer' ? { minor: 69_250, vat: false } : null,
    then: name === 'reminder' ? null : debtor === 'public_body' ? 'partner' : 'court',
    interestFromNow: law === 'FR' && debtor === 'consumer',
    dispatch: registered ? { way: 'registered_receipt', number: '1A 234 567 8901 2' } : null,
  };
}

/** Over the whole claim, or what letters to a person cost: each with its day. */
function costsOf(law: string, name: string, business: boolean): Pick<LegalClaim, 'costsMinor' | 'costs'> {
  if (law === 'NL') return { costsMinor: name === 'notice' ? 69_250 : 0 };
  const fees = business ? [] : (FEES[`${law}-${name}`] ?? []);
  const on = (n: number): Day => addDays(WRITTEN_ON, n === fees.length - 1 ? 0 : -21);
  return { costsMinor: sum(fees), costs: fees.map((minor, n) => ({ on: on(n), minor })) };
}

const FEES: Readonly<Record<string, readonly number[]>> = {
  ...{ 'NO-reminder': [3_500], 'NO-notice': [3_500, 3_500], 'DK-reminder': [10_000], 'DK-notice': [10_000, 10_000] },
  ...{ 'FI-reminder': [500], 'FI-notice': [500, 5_000], 'SE-reminder': [6_000], 'SE-notice': [18_000] },
};

const GROUNDS = [
  { document: '2291', subject: '40 × A-12', contract: 'PO-4500012877', contractOn: day('2025-09-30'), deliveryOn: day('2025-10-20') }, // prettier-ignore
  { document: '2304', subject: '12 × B-07', contract: null, contractOn: null, deliveryOn: day('2025-11-28') },
];

/** What the text of a paper is tried on: each debtor it may go to, by post with everything in it and by mail with the least. */
export function legalSamples(code: LegalCode, language: string): Facts[] {
  const paper = paperOfCode(code);
  assert(paper !== undefined, `no paper ${code}`);
  return paper.debtors.flatMap((debtor) => [
    samplePaper(paper, { debtor, language, channel: 'letter', full: true }),
    samplePaper(paper, { debtor, language, channel: 'email', full: false }),
  ]);
}
