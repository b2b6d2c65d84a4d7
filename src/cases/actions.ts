import { record } from '../audit/actions';
import { customerById } from '../customers/store';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { putPartner } from '../mandates/partner.store';
import { endVisitsIn } from '../people/visit-link.actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { PartnerKind } from '../mandates/partner';
import { closeTasksAbout, reopenTasksAbout } from '../tasks/actions';
import { NEXT, type Case, type CaseState } from './case';
import { happen } from './happening.actions';
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
    const id = await insertCase(tx, {
      companyId,
      customerId: dossier.customerId,
      dossierId: dossier.id,
      partnerId,
      handedOverOn: work.today,
      ...by,
    });
    await endVisitsIn(tx, work, { kind: 'portal', about: `customer/${dossier.customerId}` });
    const payload = { number, version: dossier.version, partner: name, ...(why === '' ? {} : { why }) };
    await record(tx, work, { companyId, kind: 'case.handed_over', ref: `case/${id}`, payload });
    return id;
  });
}

/** It was closed by mistake: it is with the partner again. */
export function reopen(work: Work, companyId: number, number: string): Promise<void> {
  return move(work, { companyId, number, to: 'with_partner' }, async (tx, found) => {
    await reopenCase(tx, found.id);
    await closeTasksAbout(tx, work, { companyId, abouts: [`case/${found.id}`], kind: 'delivery_stop', outcome: 'the case is open again' }); // prettier-ignore
    await reopenTasksAbout(tx, { companyId, abouts: aboutsOf(found.id), outcome: CASE_OVER });
    await happen(tx, work, found, { kind: 'case.reopened', payload: { number } });
  });
}

/** It was handed over by mistake: as if it had not been, and the audit says both. */
export function undoHandOver(work: Work, companyId: number, number: string): Promise<void> {
  return move(work, { companyId, number, to: 'undone' }, async (tx, found) => {
    await undoCase(tx, found.id, work.now, actorText(work.actor));
    await record(tx, work, { companyId, kind: 'case.undone', ref: `case/${found.id}`, payload: { number } });
  });
}

interface Move {
  readonly companyId: number;
  readonly number: string;
  readonly to: CaseState;
}

/** Tasks about it close with it, and open again with it. */
export const CASE_OVER = 'the case is closed';

export const aboutsOf = (caseId: number): string[] => [`case/${caseId}`, `case/${caseId}/money`, `case/${caseId}/step`];

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
