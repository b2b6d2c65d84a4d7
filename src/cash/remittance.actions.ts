import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { faultsOf, type RemittanceSaid } from './remittance';
import {
  confirmQuestion,
  endRemittance,
  insertRemittance,
  remittanceById,
  sameAdvice,
  type Remittance,
  type RemittanceFile,
} from './remittance.store';

/** Remittance advices, taken in, looked at and taken back: one transaction and one audit line each. */

/** Refuses an advice whose figures do not agree, unless it is a guess that asks; and one that was there before. */
export async function takeIn(
  work: Work,
  file: RemittanceFile,
  all: readonly RemittanceSaid[],
  also?: (tx: Tx, ids: readonly number[]) => Promise<void>,
): Promise<number[]> {
  const faults = all.filter(({ isGuess }) => !isGuess).flatMap((said) => faultsOf(said));
  const empty = all.filter(({ isGuess }) => isGuess).flatMap((said) => faultsOf(said).filter(({ code }) => code === 'no-lines' || code === 'too-many-lines')); // prettier-ignore
  if (all.length === 0 || faults.length + empty.length > 0) {
    throw new Refusal(
      'remittance-faults',
      `${file.fileName} does not agree with itself: nothing of it was taken.`,
      'Correct what is named, or ask the customer for the advice again.',
      { faults: [...faults, ...empty] },
    );
  }
  return work.db.transaction(async (tx) => {
    const ids: number[] = [];
    for (const said of all) {
      const same = await sameAdvice(tx, file, said);
      const id = same === undefined ? await insertRemittance(tx, work, file, said) : undefined;
      if (id !== undefined) ids.push(id);
    }
    if (ids.length === 0) {
      throw new Refusal('remittance-known', `${file.fileName} was taken before.`, 'See it: duly cash remittances');
    }
    await record(tx, work, {
      companyId: file.companyId,
      kind: 'remittance.taken',
      ref: `remittance/${ids[0] ?? 0}`,
      payload: { file: file.fileName, format: file.format, sha256: file.sha256, remittances: ids },
    });
    await also?.(tx, ids);
    return ids;
  });
}

interface Which {
  readonly companyId: number;
  readonly id: number;
}

/** A person has looked: its lines are right, and it may explain money. */
export async function confirmRemittance(work: Work, { companyId, id }: Which): Promise<void> {
  await work.db.transaction(async (tx) => {
    const remittance = found(await remittanceById(tx, companyId, id));
    if (!(await confirmQuestion(tx, work, { companyId, id }))) {
      throw new Refusal('nothing-in-question', 'Nothing of this advice is in question.', 'Look at the advice again.');
    }
    const payload = { question: remittance.question, totalMinor: remittance.totalMinor, currency: remittance.currency };
    await record(tx, work, { companyId, kind: 'remittance.confirmed', ref: `remittance/${id}`, payload });
  });
}

/** It was taken in by mistake. Refuses where it explained money that came: that is taken back first. */
export async function takeBackRemittance(work: Work, { companyId, id }: Which): Promise<Remittance> {
  return work.db.transaction(async (tx) => {
    const remittance = found(await remittanceById(tx, companyId, id));
    if (!(await endRemittance(tx, work, { companyId, id }))) {
      throw new Refusal(
        'remittance-used',
        'Money was applied by this advice.',
        'Take the application of the money back first.',
      );
    }
    const { fileName, totalMinor, currency } = remittance;
    await record(tx, work, { companyId, kind: 'remittance.undone', ref: `remittance/${id}`, payload: { file: fileName, totalMinor, currency } }); // prettier-ignore
    return remittance;
  });
}

function found(remittance: Remittance | undefined): Remittance {
  if (remittance) return remittance;
  throw new Refusal('no-such-remittance', 'There is no such advice.', 'See them: duly cash remittances');
}
