import type { NotAbove } from '../customers/merge-parent.store';
import type { Tx } from '../platform/db';
import { LIMITS } from './mapping-profile';
import { shown, type Problem } from './problem';
import type { Recognised } from './reading';
import { payerLines } from './stage.store';

/** Payers that are none, as Problems of the lines that name them: only who is a customer by now can pay for another. */
export async function wrongPayers(
  tx: Tx,
  { file, columns }: Recognised,
  payerless: readonly NotAbove[],
): Promise<Problem[]> {
  if (payerless.length === 0) return [];
  const kept = payerless.slice(0, LIMITS.problems);
  const lines = await payerLines(
    tx,
    kept.map(({ code }) => code),
  );
  const column = columns.find(({ field }) => field === 'payerCode')?.heading ?? null;
  return payerless.map(({ code, said, why }) => ({
    file,
    line: lines.get(code) ?? null,
    column,
    value: shown(said),
    ...SAYS[why],
  }));
}

const PAYS_ITSELF = 'the number of a customer who pays for itself';
const SAYS: Readonly<Record<NotAbove['why'], Pick<Problem, 'fault' | 'expected' | 'remedy' | 'code'>>> = {
  nobody: {
    fault: 'no customer, or more than one, has this number or name',
    expected: PAYS_ITSELF,
    remedy: 'Correct the payer in the source, or list it as a customer too.',
    code: 'unknown-payer',
  },
  circle: {
    fault: 'they would pay for one another',
    expected: PAYS_ITSELF,
    remedy: 'Name in each line who pays in the end.',
    code: 'payer-chain',
  },
  second_level: {
    fault: 'this customer itself pays for others that the file does not name',
    expected: PAYS_ITSELF,
    remedy: 'Name in each line who pays in the end, also for those others.',
    code: 'payer-chain',
  },
};
