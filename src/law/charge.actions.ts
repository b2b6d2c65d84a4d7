import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { waiveCharges } from '../ledger/charge.store';
import { chargesById, insertClaims, reinstateCharges, reverseCharges, type NewClaim } from '../ledger/claimed.store';
import { chargeState, type KeptCharge } from '../ledger/kept-charge';
import { closeTasksAbout } from '../tasks/actions';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { DemandSource } from './demand-source';
import type { Owed } from './owed';
import type { SureClaim } from './step-claims';
import { owedBeside } from './owed.actions';
import { claimTold } from './owed-kept';

/**
 * What is owed beside principal is claimed, waived, reinstated, reversed: each one transaction with one audit line. Never twice for the same
 * invoice, kind and days; what is not sure only where a person says to have checked it.
 */
export type ClaimKind = 'interest' | 'fixed_sum';

export interface Pick {
  readonly itemId: number;
  readonly kind: ClaimKind;
}

export interface Claiming {
  readonly company: Company;
  readonly customerId: number;
  readonly picks: readonly Pick[];
  /** The last day whose interest is claimed. */
  readonly to: Day;
  /** "I have checked this": said by the person who claims. */
  readonly checked: boolean;
  readonly origin: string;
  readonly demanded: DemandSource;
}

/** Returns the charges that were made. Refuses as a whole. */
export async function claimOwed(work: Work, claiming: Claiming): Promise<KeptCharge[]> {
  return work.db.transaction((tx) => claimIn(tx, work, claiming));
}

async function claimIn(tx: Tx, work: Work, claiming: Claiming): Promise<KeptCharge[]> {
  const { company, picks, to, checked, origin } = claiming;
  await waitForCompany(tx, company.id);
  const made = await claimed(tx, work, claiming);
  const payload = { origin, to, checked, charges: made.map((one) => told(one, work)) };
  await record(tx, work, { companyId: company.id, kind: 'charge.claimed', ref: `customer/${claiming.customerId}`, payload }); // prettier-ignore
  await closePursuing(tx, work, company.id, picks.map(({ itemId }) => itemId)); // prettier-ignore
  return made;
}

async function claimed(tx: Tx, work: Work, claiming: Claiming): Promise<KeptCharge[]> {
  const { company, customerId, picks, to, checked, origin, demanded } = claiming;
  if ((await settingsOf(tx, company.id)).latePayment === 'off') {
    throw new Refusal(
      'no-late-payment',
      'The company claims nothing for late payment.',
      'An administrator can change that: Settings, Thresholds.',
    );
  }
  if (to > work.today) {
    throw new Refusal('claim-ahead', `${to} has not come yet.`, 'Claim interest up to today or an earlier day.');
  }
  const range = { companyId: company.id, first: customerId, last: customerId };
  const itemIds = picks.map(({ itemId }) => itemId);
  const owed = new Map((await owedBeside(tx, work, { company, range, asOn: to, itemIds, demanded })).map((one) => [one.item.itemId, one])); // prettier-ignore
  const making = { work, companyId: company.id, checked, origin };
  const wanted = picks.map((pick) => claimOf(pick, owed.get(pick.itemId), making));
  const claims = [...new Map(wanted.map((one) => [`${one.entryId} ${one.kind} ${one.cause}`, one])).values()];
  if (claims.length === 0) throw nothing();
  const made = await insertClaims(tx, work, claims);
  if (made.length < claims.length) throw nothing();
  return chargesById(tx, company.id, made.map(({ id }) => id)); // prettier-ignore
}

const nothing = (): Refusal =>
  new Refusal(
    'nothing-to-claim',
    'Nothing of this can be claimed now.',
    'Look at interest and costs of the customer again: it says why.',
  );

interface Making {
  readonly work: Work;
  readonly companyId: number;
  readonly checked: boolean;
  readonly origin: string;
}

function claimOf({ kind }: Pick, owed: Owed | undefined, making: Making): NewClaim {
  if (owed === undefined) throw nothing();
  const may = kind === 'interest' ? owed.claimable.interest : owed.claimable.fixed;
  if (may.why !== null) throw nothing();
  if (may.doubts.length > 0 && !making.checked) {
    throw new Refusal(
      'not-checked',
      'Something of this claim is not sure, and nobody said to have checked it.',
      'Check what is said beside it, and say that you did.',
    );
  }
  return newClaim({ owed, kind, may }, making);
}

function newClaim({ owed, kind, may }: SureClaim, making: Making): NewClaim {
  const { item } = owed;
  const perPart = kind === 'interest' || (owed.fixed !== null && 'per' in owed.fixed && owed.fixed.per === 'instalment'); // prettier-ignore
  const part = perPart && item.parts > 1 ? `/part-${item.part}` : '';
  return {
    ...{ companyId: making.companyId, customerId: item.customerId, entryId: item.entryId, kind },
    // Once for the invoice, whatever its parts
    itemId: perPart ? item.itemId : null,
    cause: kind === 'interest' ? `interest${part}/${may.from ?? ''}/${may.to ?? ''}` : `fixed${part}`,
    ...{ currency: item.currency, amountMinor: may.amountMinor, aroseOn: making.work.today },
    ...{ fromOn: may.from, toOn: may.to, origin: making.origin, told: JSON.stringify(claimTold(owed, kind)) },
    checked: making.checked && may.doubts.length > 0 && making.origin !== GIVEN_UP,
  };
}

/** Nobody has to check what is given up. */
const GIVEN_UP = 'given_up';

const told = (one: KeptCharge, { ids }: Work): object => ({
  ...{ charge: ids.seal('charge', one.id), document: one.document, kind: one.kind, amountMinor: one.amountMinor },
  ...{ currency: one.currency, from: one.fromOn, to: one.toOn, checked: one.checked },
});

/** Given up, with its reason: asked for no more, and its days are not claimed again. */
export async function waive(work: Work, companyId: number, id: number, why: string): Promise<KeptCharge> {
  return work.db.transaction(async (tx) => {
    const before = await standing(tx, companyId, id, ['open']);
    await waiveCharges(tx, work, { companyId, chargeIds: [id], why });
    await noted(tx, work, companyId, { kind: 'charge.waived', charge: before, why });
    return before;
  });
}

/** Asked for again. */
export async function reinstate(work: Work, companyId: number, id: number, why: string): Promise<KeptCharge> {
  return work.db.transaction(async (tx) => {
    const before = await standing(tx, companyId, id, ['waived']);
    await reinstateCharges(tx, companyId, [id]);
    await noted(tx, work, companyId, { kind: 'charge.reinstated', charge: before, why });
    return before;
  });
}

/** Claimed in error. Refuses where something of it was paid: that money has to go somewhere first. */
export async function reverseCharge(work: Work, companyId: number, id: number, why: string): Promise<KeptCharge> {
  return work.db.transaction(async (tx) => {
    const before = await standing(tx, companyId, id, ['open', 'waived', 'paid']);
    if ((await reverseCharges(tx, work, { companyId, ids: [id], why })).length === 0) {
      throw new Refusal(
        'charge-paid',
        'Something of this was paid.',
        'Take back what was applied to it first, or waive what is open of it.',
      );
    }
    await noted(tx, work, companyId, { kind: 'charge.reversed', charge: before, why });
    return before;
  });
}

async function standing(
  tx: Tx,
  companyId: number,
  id: number,
  states: readonly ReturnType<typeof chargeState>[],
): Promise<KeptCharge> {
  await waitForCompany(tx, companyId);
  const [found] = await chargesById(tx, companyId, [id]);
  if (found === undefined || !states.includes(chargeState(found))) {
    throw new Refusal(
      'charge-moved',
      'This was changed meanwhile.',
      'Look at interest and costs of the customer again.',
    );
  }
  return found;
}

async function noted(
  tx: Tx,
  work: Work,
  companyId: number,
  { kind, charge, why }: { readonly kind: string; readonly charge: KeptCharge; readonly why: string },
): Promise<void> {
  await record(tx, work, { companyId, kind, ref: `charge/${charge.id}`, payload: { ...told(charge, work), why } });
}

/** Interest that outlives its principal is given up before it was ever claimed: claimed and waived at once, so that its days are settled. */
export async function giveUp(
  work: Work,
  claiming: Omit<Claiming, 'origin' | 'checked'>,
  why: string,
): Promise<KeptCharge[]> {
  return work.db.transaction(async (tx) => {
    const { company, picks } = claiming;
    await waitForCompany(tx, company.id);
    const made = await claimed(tx, work, { ...claiming, checked: true, origin: GIVEN_UP });
    await waiveCharges(tx, work, { companyId: company.id, chargeIds: made.map(({ id }) => id), why });
    const payload = { why, charges: made.map((one) => told(one, work)) };
    await record(tx, work, { companyId: company.id, kind: 'charge.given_up', ref: `customer/${claiming.customerId}`, payload }); // prettier-ignore
    await closePursuing(tx, work, company.id, picks.map(({ itemId }) => itemId)); // prettier-ignore
    return made;
  });
}

/** What the task "pursue or waive" asked for is decided. */
async function closePursuing(tx: Tx, work: Work, companyId: number, itemIds: readonly number[]): Promise<void> {
  const abouts = itemIds.map(aboutInterest);
  await closeTasksAbout(tx, work, { companyId, abouts, kind: 'pursue_interest', outcome: 'decided' });
}

export const aboutInterest = (itemId: number): string => `interest/${itemId}`;

/** What messages claim, inside the transaction that issues them: one audit line for all. Returns how many charges are new. */
export async function claimSure(
  tx: Tx,
  work: Work,
  companyId: number,
  claims: readonly (SureClaim & { readonly origin: string; readonly checked?: boolean })[],
): Promise<number> {
  const made = await insertClaims(
    tx,
    work,
    claims.map((one) => newClaim(one, { work, companyId, checked: one.checked ?? false, origin: one.origin })),
  );
  if (made.length === 0) return 0;
  const charges = await chargesById(tx, companyId, made.map(({ id }) => id)); // prettier-ignore
  const [first] = charges;
  const origin = first?.origin.startsWith('reminder/') === false ? first.origin : 'reminders';
  const payload = { origin, charges: charges.map((one) => told(one, work)) };
  await record(tx, work, { companyId, kind: 'charge.claimed', ref: `company/${companyId}`, payload });
  return made.length;
}
