import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { comparedOf } from './collected-rows';
import { collectedOfRemittance, insertCollected } from './collected.store';
import { owedOfCases } from './owed.actions';
import { recount } from './recount.actions';
import { differencesOf, totalsOf, type RemittanceLine } from './remittance';
import {
  casesOfPartner,
  endRemittance,
  insertRemittance,
  knownRemittance,
  remittanceById,
  type NamedCase,
  type Remittance,
} from './store';
import { lessPaid, spreadOver } from './spread';

/** A remittance is told and taken back. One transaction, one audit line each; nothing is booked by it yet. */
export interface Told {
  readonly companyId: number;
  readonly partnerId: number;
  /** The partner's own; empty: it gets one of ours. */
  readonly reference: string;
  readonly on: Day;
  readonly documentId: number | null;
  /** Of the form or of what the file says: twice is one. */
  readonly key: string;
  readonly lines: readonly RemittanceLine[];
}

export interface Taken {
  readonly id: number;
  /** False: it was there before. */
  readonly isNew: boolean;
}

export const aboutOf = (id: number): string => `partner_remittance/${id}`;

export async function tellRemittance(work: Work, told: Told): Promise<Taken> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, told.companyId);
    const cases = await casesTold(tx, told);
    const reference = told.reference.trim() === '' ? `${told.on}/${told.key.slice(0, 8)}` : told.reference.trim();
    const known = await knownRemittance(tx, { ...told, reference });
    if (known?.key === told.key) return { id: known.id, isNew: false };
    if (known !== undefined) throw toldOtherwise(reference);
    const [first] = cases.values();
    const currency = first?.currency ?? '';
    const id = await insertRemittance(tx, work, { ...told, ...totalsOf(told.lines), reference, currency });
    if (id === undefined) throw toldOtherwise(reference);
    await insertLines(tx, work, told, { id, currency });
    await recount(tx, told.companyId, [...cases.keys()]);
    await tell(tx, work, told, id);
    return { id, isNew: true };
  });
}

const toldOtherwise = (reference: string): Refusal =>
  new Refusal(
    'remittance-told',
    `The remittance ${reference} was told already, with other amounts.`,
    'Take the first one back, or give this one its own reference.',
  );

/** Refuses what is no case of that partner, in the same words as what is no case at all. */
async function casesTold(tx: Tx, { companyId, partnerId, lines }: Told): Promise<Map<number, NamedCase>> {
  const own = new Map((await casesOfPartner(tx, companyId, partnerId)).map((one) => [one.caseId, one]));
  const found = new Map(lines.map(({ caseId }) => [caseId, own.get(caseId)]));
  if (lines.length === 0) {
    throw new Refusal('remittance-empty', 'There is no amount in this remittance.', 'Give at least one case and what was paid for it.'); // prettier-ignore
  }
  if ([...found.values()].includes(undefined)) {
    throw new Refusal('remittance-case', 'One of these cases is not with that partner.', 'Name only cases that this partner has.'); // prettier-ignore
  }
  const all = found as Map<number, NamedCase>;
  if (new Set([...all.values()].map(({ currency }) => currency)).size > 1) {
    throw new Refusal('remittance-currencies', 'A remittance is in one currency.', 'Make one for each currency.');
  }
  return all;
}

async function insertLines(
  tx: Tx,
  work: Work,
  { companyId, lines }: Told,
  { id, currency }: { readonly id: number; readonly currency: string },
): Promise<void> {
  const owed = await owedOfCases(tx, work, companyId, lines.map(({ caseId }) => caseId)); // prettier-ignore
  const rows = lines.map((line, at) => {
    const before = owed.get(line.caseId);
    const spread = spreadOver(before?.owed ?? { items: [], charges: [], order: null }, line.grossMinor);
    if (before) owed.set(line.caseId, { ...before, owed: lessPaid(before.owed, spread) });
    const { principalMinor, interestMinor, costsMinor } = spread;
    return {
      ...{ caseId: line.caseId, remittanceId: id, way: 'partner' as const, on: line.on, currency },
      ...{ grossMinor: line.grossMinor, principalMinor, interestMinor, costsMinor, entryId: null },
      ...{ toldCommissionMinor: line.commissionMinor, toldVatMinor: line.vatMinor, toldCostsMinor: line.costsMinor },
      source: `remittance/${id}/${String(at + 1).padStart(5, '0')}`,
    };
  });
  await insertCollected(tx, work, companyId, rows);
}

async function tell(tx: Tx, work: Work, { companyId }: Told, id: number): Promise<void> {
  const remittance = await found(tx, companyId, id);
  const { partner, reference, netMinor, currency, grossMinor } = remittance;
  const lines = await collectedOfRemittance(tx, companyId, id);
  await record(tx, work, { companyId, kind: 'collected.told', ref: aboutOf(id), payload: { partner, reference, grossMinor, netMinor, currency, cases: lines.map(({ number }) => number) } }); // prettier-ignore
  await appendEvents(
    tx,
    work,
    lines.map((line) => ({
      ...{ companyId, customerId: line.customerId, kind: 'collected.told', subject: `case/${line.caseId}` },
      ...{ payload: { reference, amountMinor: line.grossMinor, currency }, occurredOn: line.on },
    })),
  );
  const amount = { minor: netMinor, currency };
  await openTasks(tx, work, [
    { companyId, customerId: null, kind: 'partner_money', key: `${aboutOf(id)}/find`, about: aboutOf(id), title: asks('findRemittance', { partner, amount, reference }), dueOn: work.today }, // prettier-ignore
  ]);
  await askOfDifferences(tx, work, companyId, remittance);
}

/** A task where what was kept, or what came, is not what was agreed; none any more where it is. */
export async function askOfDifferences(tx: Tx, work: Work, companyId: number, remittance: Remittance): Promise<void> {
  const { id, netMinor, bankMinor, currency, partner, reference } = remittance;
  const lines = (await collectedOfRemittance(tx, companyId, id)).map(comparedOf);
  const differences = differencesOf(lines, netMinor, bankMinor);
  const about = `${aboutOf(id)}/differs`;
  if (differences.length === 0) {
    await closeTasksAbout(tx, work, { companyId, abouts: [about], outcome: 'it agrees now' });
    return;
  }
  const minor = differences.reduce((total, one) => total + Math.abs(one.saidMinor - one.expectedMinor), 0);
  const title = asks('remittanceDiffers', { partner, reference, amount: { minor, currency } });
  await openTasks(tx, work, [
    {
      companyId,
      customerId: null,
      kind: 'partner_money',
      key: `${about}/${remittance.bankLineId ?? 0}`,
      about,
      title,
      dueOn: work.today,
    },
  ]);
}

/** Refuses what was taken back or never was. */
export async function found(q: Query, companyId: number, id: number): Promise<Remittance> {
  const remittance = await remittanceById(q, companyId, id);
  if (remittance) return remittance;
  throw new Refusal('no-such-remittance', 'There is no such remittance, or it was taken back.', 'See them: duly remittance list'); // prettier-ignore
}

/** It was told by mistake. Refuses where money was found for it, or it is booked: that is taken back first. */
export async function takeBackRemittance(
  work: Work,
  companyId: number,
  { id, why }: { readonly id: number; readonly why: string },
): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const remittance = await found(tx, companyId, id);
    if (remittance.confirmedAt !== null || remittance.bankLineId !== null) {
      throw new Refusal('remittance-found', 'Money was found for this remittance, or it is booked.', 'Take that back first.'); // prettier-ignore
    }
    const lines = await collectedOfRemittance(tx, companyId, id);
    await endRemittance(tx, work, id, why);
    await recount(tx, companyId, lines.map(({ caseId }) => caseId)); // prettier-ignore
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutOf(id), `${aboutOf(id)}/differs`], outcome: 'taken back' }); // prettier-ignore
    const { partner, reference, grossMinor, currency } = remittance;
    await record(tx, work, { companyId, kind: 'collected.taken_back', ref: aboutOf(id), payload: { partner, reference, grossMinor, currency, why } }); // prettier-ignore
    await appendEvents(
      tx,
      work,
      lines.map((line) => ({
        ...{ companyId, customerId: line.customerId, kind: 'collected.taken_back', subject: `case/${line.caseId}` },
        ...{ payload: { reference, amountMinor: line.grossMinor, currency }, occurredOn: work.today },
      })),
    );
  });
}
