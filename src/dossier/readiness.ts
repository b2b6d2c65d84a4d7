import { daysBetween, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { addUp } from './adds-up';
import { chargeLines } from './charge-lines';
import type { ChargesLeftOut } from './charges';
import type { HoldKind } from '../ledger/hold';
import type { Claim } from './claim';
import { sameInvoice } from './exhibits';
import { earliestOf, limitationLines, type LimitedClaim } from './limitation-line';
import { routeLines } from './routes/route-lines';
import { proofLines } from './proof-lines';
import { translationLines } from './translation-lines';
import { documents, filled, line, named, type Question, type ReadinessLine } from './readiness-line';

/** What stands against handing it over: the house's own business, in no file. */
export interface Circumstances {
  /** Payments and credits of the debtor that are not applied: sizes. */
  readonly unapplied: readonly { readonly document: string; readonly on: Day; readonly amountMinor: number }[];
  /** Claimed entries that are with a partner. */
  readonly handedOver: readonly { readonly document: string; readonly partner: string; readonly on: Day }[];
  /** Claimed entries that somebody else holds (factor, bank, insurer). */
  readonly assigned: readonly { readonly document: string; readonly holder: string }[];
  /** Claimed entries that came back from a holder, without the deed of it. */
  readonly noDeed: readonly { readonly document: string; readonly holder: string }[];
  /** Who insures what is owed and collects it by itself; nobody does: null. */
  readonly insurerCollects: string | null;
  /** Holds in force on claimed entries or the customer, but for disputes and promises. */
  readonly holds: readonly { readonly kind: HoldKind; readonly reason: string; readonly document: string | null }[];
  /** The language of the court, where the recipient wants every piece in it, and that of our own papers. */
  readonly court: { readonly language: string; readonly ours: string } | null;
  /** The debtor is a supplier of ours too (`yes`: under which number is not known) and may set off. */
  readonly supplierNo: string | null;
  /** Until when each claimed entry can be brought to a court, where the law is known; nobody counted it: none. */
  readonly limitation?: readonly LimitedClaim[];
  /** What is claimed beside invoices and does not come into the file. */
  readonly charges?: ChargesLeftOut;
}

/**
 * Is the file ready for a partner? One line per question, in the order in which a partner reads: what is missing, what is
 * weak, what is right, each with what to do. A line that stops must be mended first; the others may be accepted.
 */
export function readiness(claim: Claim, circumstances: Circumstances): ReadinessLine[] {
  return [
    ...creditorLines(claim),
    ...debtorLines(claim),
    ...claimLines(claim),
    ...chargeLines(claim, circumstances.charges),
    ...limitationLines(claim.keyDate, circumstances.limitation ?? []),
    ...stopLines(claim, circumstances),
    ...proofLines(claim),
    ...translationLines(claim, circumstances.court),
    ...routeLines(claim, earliestOf(circumstances.limitation)),
  ];
}

/** Throws Refusal `not-ready` that lists every stop. */
export function refuseStops(lines: readonly ReadinessLine[]): void {
  const stops = lines.filter((line) => line.stop);
  if (stops.length === 0) return;
  throw new Refusal(
    'not-ready',
    `The recovery file cannot be made: ${stops.map(({ text }) => text).join(' ')}`,
    stops.map(({ fix }) => fix).join(' '),
    { stops },
  );
}

function creditorLines({ creditor }: Claim): ReadinessLine[] {
  const { address, bank } = creditor;
  return [
    line('creditor-name', 'The creditor stands under its registered name.', filled(creditor.legalName) ? undefined : {
      level: 'missing', stop: true, text: 'The registered name of the creditor is not known.',
      fix: 'Give the company its legal name as in the register: duly company set legalName "NAME".',
    }),
    line('creditor-address', 'The creditor has a full address.', filled(address.street) && filled(address.city) ? undefined : {
      level: 'missing', text: 'The address of the creditor is incomplete.', fix: 'Complete it: duly company set street | postcode | city VALUE.',
    }),
    line('creditor-account', 'The account for what is collected is named.', bank ? undefined : {
      level: 'missing', text: 'No account is named to which collected money goes.', fix: 'Add the bank account of the company in this currency: duly company bank.',
    }),
  ]; // prettier-ignore
}

const TYPE_ASSUMED = 'What the debtor is was assumed: nothing says it of this one.';

function debtorLines(claim: Claim): ReadinessLine[] {
  const { debtor } = claim;
  const { registered } = debtor;
  const reachable = debtor.contacts.some(({ email, phone }) => filled(email) || filled(phone));
  const set = `duly customers set ${debtor.code}`;
  return [
    line('debtor-name', 'The debtor stands under its registered name.', filled(debtor.legalName) ? undefined : {
      level: 'missing', stop: true, text: 'The registered name of the debtor is not known.',
      fix: `Look the debtor up in the register and record the legal name exactly as it stands there: ${set} legal_name "NAME" --why register.`,
    }),
    line('debtor-address', 'The debtor has a registered address.', registered && filled(registered.street) && filled(registered.city) ? undefined : {
      level: 'missing', stop: true, text: 'There is no full address of the debtor.', fix: `Record the registered office: duly customers address ${debtor.code} --role registered.`,
    }),
    line('debtor-type', 'It is known what kind of debtor this is.', debtor.type !== 'unknown' && !debtor.typeAssumed ? undefined : {
      level: 'weak', text: debtor.typeAssumed ? TYPE_ASSUMED : 'It is not known whether the debtor is a company, a sole trader or a consumer.', fix: `Say what it is: ${set} debtor_type company --why register.`,
    }),
    line('debtor-register', 'The debtor can be found in its register.', filled(debtor.registerNo) ? undefined : {
      level: 'weak', text: 'The register number of the debtor is not known.', fix: `Record it: ${set} register_no NUMBER --why register.`,
    }),
    line('debtor-contact', 'There is somebody to call or to write to.', reachable ? undefined : {
      level: 'weak', text: 'There is no telephone number or e-mail address of the debtor.', fix: `Record a contact: duly customers contact ${debtor.code}.`,
    }),
    line('debtor-extract', 'A fresh register extract is among the exhibits.', extractQuestion(claim)),
  ]; // prettier-ignore
}

/** Courts and bailiffs ask for an extract of the last three months. */
const EXTRACT_DAYS = 92;

function extractQuestion({ debtor, exhibits, keyDate }: Claim): Question | undefined {
  const on = debtor.registerExtractOn;
  const fix = `Attach one that is younger than three months: duly attach FILE --customer ${debtor.code} --kind register_extract --dated-on DAY.`;
  if (!exhibits.some(({ kind }) => kind === 'register_extract'))
    return { level: 'weak', text: 'There is no register extract of the debtor.', fix };
  if (on === null) return { level: 'weak', text: 'The register extract bears no date.', fix };
  return daysBetween(on, keyDate) <= EXTRACT_DAYS
    ? undefined
    : { level: 'weak', text: `The register extract is of ${on}.`, fix };
}

/** Debts older than this cost more at most agencies. */
const OLD_DAYS = 180;

function claimLines(claim: Claim): ReadinessLine[] {
  const { entries, keyDate, basis, ledger } = claim;
  const undated = entries.filter(({ dueOn }) => dueOn === null);
  const early = entries.filter(({ dueOn }) => dueOn !== null && dueOn >= keyDate);
  const old = entries.filter(({ dueOn }) => dueOn !== null && daysBetween(dueOn, keyDate) > OLD_DAYS);
  const unsound = notAddingUp(claim);
  const assumed = entries.filter(({ dueComputed }) => dueComputed?.basis === 'assumed');
  return [
    line('due-dates', 'Every invoice has a due date.', undated.length === 0 ? undefined : {
      level: 'missing', stop: true, about: named(undated), text: `There is no due date for ${documents(undated)}.`, fix: 'Record the due date (duly items set DOCUMENT due_on DAY --why contract), or leave the invoice out (--items).',
    }),
    ...(assumed.length === 0 ? [] : [line('due-assumed', '', {
      level: 'weak', about: named(assumed), text: `The due date is assumed, nobody said what was agreed: ${documents(assumed)}. No interest is claimed on that.`, fix: 'Prove what was agreed, and record it: duly items set DOCUMENT due_on DAY --why contract, or the terms of all: duly company set paymentTerms TERMS.',
    })]),
    line('overdue', 'Every invoice is overdue.', early.length === 0 ? undefined : {
      level: 'missing', stop: true, about: named(early), text: `Not overdue on ${keyDate}: ${documents(early)}.`, fix: 'Leave out what is not overdue: name the others with --items.',
    }),
    line('adds-up', 'The claim adds up to the account.', unsound === undefined ? undefined : {
      level: 'missing', stop: true, text: unsound.message, fix: unsound.remedy,
    }),
    line('age', `Nothing is older than ${OLD_DAYS} days.`, old.length === 0 ? undefined : {
      level: 'weak', about: named(old), text: `Overdue for more than ${OLD_DAYS} days: ${documents(old)}.`, fix: 'Ask the partner whether it charges more for old debts.',
    }),
    line('contract', 'It is recorded what was agreed, and when.', basis.contract?.concludedOn && filled(basis.contract.subject) ? undefined : {
      level: 'weak', text: 'The date or the subject of the contract is not recorded.', fix: 'Record when it was concluded and what it is about: duly items set DOCUMENT contract_on | contract_ref | subject VALUE --why contract.',
    }),
    line('law', 'The governing law is known.', basis.governingLaw && !basis.governingLaw.assumed ? undefined : {
      level: 'weak', text: lawAssumed(basis), fix: `Record the law that the contract or the terms of sale name: duly company set governingLaw FR, or for this debtor alone duly customers set ${claim.debtor.code} governing_law FR --why contract.`,
    }),
    line('interest', 'Interest is claimed from a stated rate.', claim.interest ? undefined : {
      level: 'weak', text: 'No interest is claimed.', fix: 'Give the rate of the contract, if it has one: --interest PERCENT --interest-source CLAUSE.',
    }),
    line('ledger', `The ledger stands as of ${ledger.asOf ?? keyDate}.`, ledger.asOf !== null && !ledger.assumed && ledger.asOf >= keyDate ? undefined : {
      level: 'weak', text: `The ledger is known only as of ${ledger.asOf ?? 'a day nobody gave'}.`, fix: 'Import the ledger of the key date, so that no payment is missing.',
    }),
  ]; // prettier-ignore
}

/** By default of its kind: the country says by itself where to look. */
const lawAssumed = ({ governingLaw }: Claim['basis']): string =>
  governingLaw?.reason === undefined
    ? 'The governing law is assumed.'
    : `The governing law is assumed: ${governingLaw.country}.`;

function notAddingUp(claim: Claim): Refusal | undefined {
  try {
    addUp(claim);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function stopLines(claim: Claim, circumstances: Circumstances): ReadinessLine[] {
  const { unapplied, handedOver, assigned, holds } = circumstances;
  const blocking = holds.filter(({ kind }) => STOPPING.has(kind));
  const transit = holds.filter(({ kind }) => kind === 'payment_in_transit');
  const running = claim.promises.filter(({ verdict }) => verdict === 'open');
  return [
    ...disputeLines(claim),
    line('unapplied', 'No payment or credit waits to be applied.', unapplied.length === 0 ? undefined : {
      level: 'missing', stop: true, about: named(unapplied), text: `Not applied yet: ${unapplied.map(({ document, on }) => `${document} of ${on}`).join(', ')}.`,
      fix: 'Match these payments and credits first (duly allocate PAYMENT --to DOCUMENT): the claim would be too high.',
    }),
    line('with-partner', 'Nothing of it is with a partner.', handedOver.length === 0 ? undefined : {
      level: 'missing', stop: true, about: named(handedOver), text: `Already handed over: ${handedOver.map(({ document, partner, on }) => `${document} (${partner}, ${on})`).join(', ')}.`,
      fix: 'Leave these out (--items), or end that case first: duly case list.',
    }),
    line('held-by-us', 'The claim is ours.', assigned.length === 0 ? undefined : {
      level: 'missing', stop: true, about: named(assigned), text: `Assigned: ${assigned.map(({ document, holder }) => `${document} (${holder})`).join(', ')}.`,
      fix: 'Have it assigned back and attach the deed, or leave it to the holder.',
    }),
    ...deedLines(circumstances),
    line('holds', 'Nothing forbids to collect.', blocking.length === 0 ? undefined : {
      level: 'missing', stop: true, about: blocking.flatMap(({ document }) => document ?? []), text: `On hold: ${blocking.map(({ kind, reason }) => `${kind.replaceAll('_', ' ')} (${reason})`).join(', ')}.`,
      fix: 'End the hold when its cause is gone, or leave these items out.',
    }),
    line('in-transit', 'No payment is announced.', transit.length + running.length === 0 ? undefined : {
      level: 'weak', text: announced(transit.length, running.map(({ promisedOn }) => promisedOn)), fix: 'Wait until that day is over.',
    }),
    ...setOffLines(circumstances),
    ...insurerLines(circumstances),
  ]; // prettier-ignore
}

/** Asked only where it is so: who claims what was once assigned shows that it is the company's again. */
function deedLines({ noDeed }: Circumstances): ReadinessLine[] {
  if (noDeed.length === 0) return [];
  return [line('deed', '', {
    level: 'weak', about: named(noDeed), text: `No deed of re-assignment: ${noDeed.map(({ document, holder }) => `${document} (${holder})`).join(', ')}.`,
    fix: 'File the deed: duly attach FILE --customer CUSTOMER --kind assignment.',
  })]; // prettier-ignore
}

/** Asked only where it is so: nobody knows of every customer whether we buy from it. */
function setOffLines({ supplierNo }: Circumstances): ReadinessLine[] {
  if (supplierNo === null) return [];
  const number = supplierNo === 'yes' ? '' : `: ${supplierNo}`;
  return [line('set-off', '', {
    level: 'weak', text: `The debtor is also a supplier of ours and may set off what we owe it${number}.`,
    fix: 'Look at what we owe it, and set off or pay that before the claim leaves; else a partner runs into it.',
  })]; // prettier-ignore
}

/** Who hands over what its insurer wants to collect may lose the cover. */
function insurerLines({ insurerCollects }: Circumstances): ReadinessLine[] {
  if (insurerCollects === null) return [];
  return [line('insurer', '', {
    level: 'missing', text: `Collected by the insurer itself: ${insurerCollects}.`,
    fix: 'Hand it to whom the insurer names, or get its consent to another partner: else the cover may be lost.',
  })]; // prettier-ignore
}

const STOPPING: ReadonlySet<string> = new Set([
  'legal',
  'insolvency',
  'moratorium',
  'e_invoice_rejected',
  'e_invoice_refused',
  'with_partner',
  'assigned',
  'plan',
]);

function announced(transit: number, promised: readonly Day[]): string {
  const parts = [
    ...(transit > 0 ? ['A payment is on its way.'] : []),
    ...promised.map((day) => `A promise runs until ${day}.`),
  ];
  return parts.join(' ');
}

/** Papers on which an answer to an objection may rest. */
const REASONS: ReadonlySet<string> = new Set([
  'order',
  'contract',
  'delivery',
  'acknowledgement',
  'correspondence',
  'proof',
]);

/** An objection without an answer stops; one answered with reasons is a weakness that the partner must know. */
function disputeLines(claim: Claim): ReadinessLine[] {
  const leftOut = new Map(claim.entries.map((entry) => [entry.document, entry.openMinor - entry.claimedMinor]));
  const touches = ({ document, amountMinor }: { document: string; amountMinor: number }): boolean =>
    amountMinor > (leftOut.get(document) ?? Infinity);
  const touching = claim.disputes.filter(({ items }) => items.some(touches));
  const unanswered = touching.filter(
    ({ open, answer, answeredOn }) => open && (!filled(answer) || answeredOn === null),
  );
  const answered = touching.filter((dispute) => !unanswered.includes(dispute) && dispute.outcome !== 'justified');
  const disputed = (disputes: typeof touching): string[] => named(disputes.flatMap(({ items }) => items));
  const proven = (disputes: typeof touching): boolean =>
    disputes.every(({ items }) =>
      items.every(({ document }) =>
        claim.exhibits.some((one) => REASONS.has(one.kind) && sameInvoice(one.document, document)),
      ),
    );
  if (unanswered.length > 0) {
    return [line('disputes', '', {
      level: 'missing', stop: true, about: disputed(unanswered), text: `Disputed and not answered: ${disputed(unanswered).join(', ')}.`,
      fix: 'Answer the objection with reasons (duly dispute answer DOCUMENT --text REASONS), or leave the invoice out (--items).',
    })]; // prettier-ignore
  }
  return [line('disputes', 'Nothing claimed is disputed.', answered.length === 0 ? undefined : {
    level: 'weak', about: disputed(answered), text: `Disputed, and answered with reasons: ${disputed(answered).join(', ')}.`, fix: proven(answered) ? 'What the answer rests on is among the exhibits: tell the partner of it.' : 'Attach what the answer rests on: duly attach FILE --item DOCUMENT --kind proof.',
  })]; // prettier-ignore
}
