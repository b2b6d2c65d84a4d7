import { forgetEnd } from '../advice/ends.store';
import { asks } from '../languages/task-title';
import { addDays, daysBetween } from '../kernel/day';
import { customerById } from '../customers/store';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { vatOn } from '../mandates/fees/commission';
import { refuseWithoutMandate } from '../mandates/agreement.actions';
import { agreedFees } from '../mandates/fee.store';
import { putPartner } from '../mandates/partner.store';
import { endVisitsIn } from '../people/visit-link.actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { PartnerKind } from '../mandates/partner';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { happen } from './happening.actions';
import { oldestDue } from './past-cases.panel';
import { NEXT, SET_UP_DAYS, type Case, type CaseState } from './case';
import { promisedElsewhere } from './course.store';
import {
  alreadyWithPartner,
  heldByOthers,
  caseOfDossier,
  insertCase,
  latestDossier,
  reopenCase,
  undoCase,
} from './store';

/** Hand over, reopen, undo: each one transaction with one audit line. Closing and recall are `closing.actions.ts`. */
export interface HandOver {
  readonly companyId: number;
  /** The number of the recovery file, RF-2026-0001. */
  readonly number: string;
  readonly partner: string;
  readonly partnerKind: PartnerKind;
  /** Of a customer in hardship: why it is handed over nevertheless. */
  readonly why?: string;
  /** What was quoted and accepted for it; else what the partner charges on the day holds. */
  readonly terms?: { readonly quoteId: number; readonly feeModelId: number };
}

/**
 * Records that the newest version of a recovery file is with a partner: from now on its items are not reminded.
 * Refuses an unknown file, and items that are with a partner already.
 */
export async function handOver(work: Work, asked: HandOver): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { companyId, number } = asked;
    const name = asked.partner.trim();
    if (name === '') {
      throw new Refusal('no-partner', 'A hand-over needs the name of the partner.', 'Give it: --partner "NAME"');
    }
    const dossier = await latestDossier(tx, companyId, number);
    if (!dossier) {
      throw new Refusal(
        'no-such-dossier',
        `There is no recovery file ${number}.`,
        'See which there are: duly dossier list',
      );
    }
    const why = (asked.why ?? '').trim();
    if (why === '' && (await customerById(tx, companyId, dossier.customerId)).hardship)
      throw new Refusal('hardship-needs-reason', 'The customer is in hardship: a reason is needed to hand it over.', 'Give it: --why "…"'); // prettier-ignore
    const taken = await alreadyWithPartner(tx, dossier.id);
    if (taken.length > 0) {
      const list = taken.map((one) => `${one.document} (${one.partner})`).join(', ');
      throw new Refusal('already-with-partner', `Already with a partner: ${list}.`, 'Close or undo that case first.', {
        taken,
      });
    }
    const others = await heldByOthers(tx, dossier.id);
    if (others.length > 0) {
      throw new Refusal(
        'held-by-others',
        `Somebody else holds: ${others.map((one) => `${one.document} (${one.holder})`).join(', ')}.`,
        'Have it assigned back, file the deed, and make the file anew; or leave it to the holder.',
        { others },
      );
    }
    const promised = why === '' ? await promisedElsewhere(tx, dossier.id, name, work.today) : [];
    if (promised.length > 0)
      throw new Refusal('promised-elsewhere', `It is still promised that this is placed nowhere else: ${promised.map((one) => `${one.partner} until ${one.until}`).join(', ')}.`, 'Give the reason for which it goes elsewhere before that day.'); // prettier-ignore
    const by = { recordedAt: work.now, recordedBy: actorText(work.actor) };
    const { id: partnerId } = await putPartner(tx, work, companyId, { name, kind: asked.partnerKind, email: null });
    await refuseWithoutMandate(tx, work, { companyId, partnerId });
    const terms = await termsOf(tx, work, { asked, dossier, partnerId });
    const made = { companyId, customerId: dossier.customerId, dossierId: dossier.id, partnerId, handedOverOn: work.today, ...terms, ...by }; // prettier-ignore
    const id = await insertCase(tx, made);
    await endVisitsIn(tx, work, { kind: 'portal', about: `customer/${dossier.customerId}` });
    const payload = { number, version: dossier.version, partner: name, ...(why === '' ? {} : { why }) };
    await happen(tx, work, { ...made, id }, { kind: 'case.handed_over', payload });
    if (terms.setUp !== null) {
      const ask = asks('setUpFee', { partner: name, amount: terms.setUp, number });
      const about = { about: `case/${id}`, key: `case/${id}/set-up`, dueOn: addDays(work.today, SET_UP_DAYS) };
      await openTasks(tx, work, [{ companyId, customerId: dossier.customerId, kind: 'set_up_fee', title: ask, ...about }]); // prettier-ignore
    }
    return id;
  });
}

interface Giving {
  readonly asked: HandOver;
  readonly dossier: { readonly id: number; readonly currency: string };
  readonly partnerId: number;
}

/** What holds for the case for good: the fee model, the age that chooses the band, and whether work waits for the set-up fee. */
async function termsOf(tx: Tx, { today }: Work, { asked, dossier, partnerId }: Giving) {
  const { companyId, terms } = asked;
  const { currency } = dossier;
  const agreed = await agreedFees(tx, {
    companyId,
    partnerId,
    currency,
    today,
    feeModelId: terms?.feeModelId ?? null,
  });
  const oldest = await oldestDue(tx, dossier.id);
  const setUp = agreed?.model.setUp;
  const waits = setUp !== undefined && setUp.first && setUp.feeMinor > 0;
  return {
    quoteId: terms?.quoteId ?? null,
    feeModelId: agreed?.id ?? null,
    ageDays: oldest === null ? 0 : Math.max(0, daysBetween(oldest, today)),
    stage: waits ? ('set_up_due' as const) : ('submitted' as const),
    startWhen: waits ? ('set_up_paid' as const) : ('at_once' as const),
    setUp: waits && agreed ? { minor: setUp.feeMinor + vatOn(agreed.model, setUp.feeMinor), currency } : null,
  };
}

/** It was closed by mistake: it is with the partner again. */
export function reopen(work: Work, companyId: number, number: string): Promise<void> {
  return move(work, { companyId, number, to: 'with_partner' }, async (tx, found) => {
    await reopenCase(tx, found.id);
    await forgetEnd(tx, companyId, found.id);
    await closeTasksAbout(tx, work, { companyId, abouts: [`case/${found.id}`], kind: 'delivery_stop', outcome: 'the case is open again' }); // prettier-ignore
    await closeTasksAbout(tx, work, { companyId, abouts: [`case/${found.id}`], kind: 'prepayment', outcome: 'the case is open again' }); // prettier-ignore
    await reopenTasksAbout(tx, { companyId, abouts: aboutsOf(found.id), outcome: CASE_OVER });
    await happen(tx, work, found, { kind: 'case.reopened', payload: { number } });
  });
}

/** It was handed over by mistake: as if it had not been, and the audit says both. */
export function undoHandOver(work: Work, companyId: number, number: string): Promise<void> {
  return move(work, { companyId, number, to: 'undone' }, async (tx, found) => {
    await undoCase(tx, found.id, work.now, actorText(work.actor));
    await closeTasksAbout(tx, work, { companyId, abouts: [`case/${found.id}`], kind: 'set_up_fee', outcome: 'undone' });
    await happen(tx, work, found, { kind: 'case.undone', payload: { number } });
  });
}

interface Move {
  readonly companyId: number;
  readonly number: string;
  readonly to: CaseState;
}

/** Tasks about it close with it, and open again with it. */
export const CASE_OVER = 'the case is closed';

export const aboutsOf = (caseId: number): string[] => [`case/${caseId}`, `case/${caseId}/money`];

export function move(
  work: Work,
  { companyId, number, to }: Move,
  apply: (tx: Tx, found: Case) => Promise<void>,
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const found = await caseOfDossier(tx, companyId, number);
    if (!found) {
      throw new Refusal(
        'no-such-case',
        `${number} is with no partner.`,
        'Hand it over: duly case hand-over NUMBER --partner NAME',
      );
    }
    if (!NEXT[found.state].includes(to)) {
      throw new Refusal(
        'case-cannot-move',
        `The case of ${number} is ${found.state.replace('_', ' ')}; it cannot become ${to.replace('_', ' ')}.`,
        found.state === 'closed' ? 'Reopen it first: duly case reopen NUMBER' : 'See it: duly case list',
      );
    }
    await apply(tx, found);
  });
}
